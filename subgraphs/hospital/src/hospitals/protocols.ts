/** The one place that knows which protocol has which adapter. */
import { createRestHospital } from '../source/adapters/fhir/fhir.ts';
import { openMllpListener } from '../source/adapters/mllp/listener.ts';
import { createQueryHospital } from '../source/adapters/mllp/query.ts';
import { createSoapHospital } from '../source/adapters/soap/soap.ts';
import type { Adapters } from './connect.ts';

export const protocols: Adapters = {
  reach(hospital, environment) {
    switch (hospital.transport) {
      case 'SOAP':
        return createSoapHospital({ hospital, environment });
      case 'REST':
        return createRestHospital({ hospital, environment });
      case 'MLLP':
        return hospital.query === undefined ? null : createQueryHospital({ hospital });
    }
  },
  listen: openMllpListener,
};

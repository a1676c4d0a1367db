/** Whether service-backed tests must run: CI turns a skipped one into a failure. */
export const servicesRequired = process.env.MERIDIAN_REQUIRE_SERVICES === '1';

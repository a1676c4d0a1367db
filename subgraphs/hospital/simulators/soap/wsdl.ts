import { escapeXml } from '../../src/source/adapters/soap/xml.ts';

/** WSDL 1.1 of the one operation, document/literal, as found at `address`. */
export const wsdl = (address: string): string => `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://tempuri.org/" targetNamespace="http://tempuri.org/">
  <wsdl:types>
    <s:schema elementFormDefault="qualified" targetNamespace="http://tempuri.org/">
      <s:element name="CallService">
        <s:complexType>
          <s:sequence>
            <s:element minOccurs="0" maxOccurs="1" name="code" type="s:string"/>
            <s:element minOccurs="0" maxOccurs="1" name="strXml" type="s:string"/>
          </s:sequence>
        </s:complexType>
      </s:element>
      <s:element name="CallServiceResponse">
        <s:complexType>
          <s:sequence>
            <s:element minOccurs="0" maxOccurs="1" name="CallServiceResult" type="s:string"/>
          </s:sequence>
        </s:complexType>
      </s:element>
    </s:schema>
  </wsdl:types>
  <wsdl:message name="CallServiceSoapIn">
    <wsdl:part name="parameters" element="tns:CallService"/>
  </wsdl:message>
  <wsdl:message name="CallServiceSoapOut">
    <wsdl:part name="parameters" element="tns:CallServiceResponse"/>
  </wsdl:message>
  <wsdl:portType name="HisServiceSoap">
    <wsdl:operation name="CallService">
      <wsdl:input message="tns:CallServiceSoapIn"/>
      <wsdl:output message="tns:CallServiceSoapOut"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="HisServiceSoap" type="tns:HisServiceSoap">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="CallService">
      <soap:operation soapAction="http://tempuri.org/CallService" style="document"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="HisService">
    <wsdl:port name="HisServiceSoap" binding="tns:HisServiceSoap">
      <soap:address location="${escapeXml(address)}"/>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;

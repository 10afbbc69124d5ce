package io.ghl.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** One call of each operation of services, in an order in which each finds what it needs. */
final class ServiceCalls {
    private static final String TIMES = "'serviceDuration':45,'serviceDurationUnit':'mins','preBuffer':5,"
            + "'preBufferUnit':'mins','postBuffer':1,'postBufferUnit':'hours',"
            + "'payment':{'amount':50.5,'deposit':20,'depositType':'percentage'}";

    private ServiceCalls() {}

    static Map<String, String> all() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put(
                "create-service-location",
                "{'locationId':'LOCATION','name':'n','slug':'s','phone':'+1','address':'a','coverImage':'c',"
                        + "'locationType':'offline'}");
        calls.put("get-service-locations", "");
        calls.put("get-service-location-by-id", "");
        calls.put(
                "create-service-catalog",
                "{'locationId':'LOCATION','name':'n','slug':'s','staff':[{'id':'u'}],'description':'d',"
                        + "'eventColor':'#66C61C','coverImage':'c','serviceCategoryId':'k','isPrivate':false,'formId':'f',"
                        + TIMES + ",'variations':[{'name':'v'," + TIMES + "}]}");
        calls.put("get-services-catalog", "");
        calls.put("get-service-catalog-by-id", "");
        calls.put(
                "update-service-catalog", "{'name':'m','variations':[{'id':'VARIATION','preBuffer':1},{'name':'w'}]}");
        calls.put(
                "create-service-booking",
                "{'locationId':'LOCATION','contactId':'CONTACT','startTime':'2026-12-01T09:00:00Z',"
                        + "'endTime':'2026-12-01T10:00:00Z','timezone':'America/New_York','services':[{'id':'OFFER',"
                        + "'staffId':'u','position':0,'addOns':[{'id':'a','quantity':2,'duration':30}]}],"
                        + "'serviceLocationId':'PLACE','meetingLocation':'m','title':'t','status':'new'}");
        calls.put("get-service-bookings", "");
        calls.put("get-service-booking-by-id", "");
        calls.put("update-service-booking", "{'status':'no_show'}");
        calls.put("delete-service-booking", "");
        calls.put("delete-service-catalog", "");
        calls.put("update-service-location", "{'locationType':'ask_booker'}");
        calls.put("delete-service-location", "");
        return calls;
    }
}

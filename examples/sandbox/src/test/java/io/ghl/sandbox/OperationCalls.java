package io.ghl.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** One call of each operation, by its id, in an order in which each finds what it needs. */
final class OperationCalls {
    static final String UPLOAD = "upload-file-customFields";

    private static final String TASK = "{'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false}";
    private static final String HOURS = "{'openHour':9,'openMinute':0,'closeHour':10,'closeMinute':0}";

    private OperationCalls() {}

    static Map<String, String> all() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("create-custom-field", "{'name':'Score','dataType':'NUMERICAL'}");
        calls.put("get-custom-fields", "");
        calls.put("get-custom-field", "");
        calls.put(
                UPLOAD,
                "--B\r\nContent-Disposition: form-data; name='id'\r\n\r\nFIELD\r\n"
                        + "--B\r\nContent-Disposition: form-data; name='maxFiles'\r\n\r\n15\r\n"
                        + "--B\r\nContent-Disposition: form-data; name='FIELD_1'; filename='FileName.csv'\r\n"
                        + "Content-Type: text/csv\r\n\r\na;b\r\n--B--\r\n");
        calls.put("update-custom-field", "{'name':'Scores','position':2}");
        calls.put(
                "create-contact",
                "{'locationId':'LOCATION','firstName':'Ada','lastName':'L','email':'a@b.co','phone':'+15125550100',"
                        + "'gender':'female','address1':'S','city':'C','state':'TX','postalCode':'1','website':'w.co',"
                        + "'timezone':'UTC','dnd':true,'dndSettings':{DND:{'status':'active'}},"
                        + "'inboundDndSettings':{'all':{'status':'active'}},'tags':['a'],"
                        + "'customFields':[{'id':'FIELD','field_value':5}],'source':'s','dateOfBirth':'1815-12-10',"
                        + "'country':'US','companyName':'E','assignedTo':'u'}");
        calls.put("get-contact", "");
        calls.put("update-contact", "{'city':'D'}");
        calls.put("upsert-contact", "{'locationId':'LOCATION','email':'a@b.co'}");
        calls.put("search-contacts-advanced", "{'locationId':'LOCATION','pageLimit':1}");
        calls.put("get-duplicate-contact", "");
        calls.put("get-contacts", "");
        calls.put("add-tags", "{'tags':['b']}");
        calls.put("remove-tags", "{'tags':['b']}");
        calls.put(
                "create-business",
                "{'locationId':'LOCATION','name':'N','phone':'1','email':'a@b.co','website':'w','address':'a','city':'c',"
                        + "'postalCode':'p','state':'s','country':'US','description':'d'}");
        calls.put("get-businesses-by-location", "");
        calls.put("get-business", "");
        calls.put("update-business", "{'name':'M'}");
        calls.put("update-object-record", "{'properties':{'size':5}}");
        calls.put("get-record-by-id", "");
        calls.put("add-followers-contact", "{'followers':['u']}");
        calls.put("remove-followers-contact", "{'followers':['u']}");
        calls.put("create-association", "{'locationId':'LOCATION','contacts':['CONTACT','none'],'tags':['b']}");
        calls.put(
                "add-remove-contact-from-business",
                "{'locationId':'LOCATION','ids':['CONTACT'],'businessId':'BUSINESS'}");
        calls.put("get-contacts-by-businessId", "");
        calls.put("add-contact-to-campaign", "{}");
        calls.put("remove-contact-from-campaign", "");
        calls.put("remove-contact-from-every-campaign", "");
        calls.put("add-contact-to-workflow", "{'eventStartTime':'2021-06-23T03:30:00+01:00'}");
        calls.put("delete-contact-from-workflow", "{}");
        calls.put(
                "create-calendar",
                "{'locationId':'LOCATION','name':'n','openHours':[{'daysOfTheWeek':[1],'hours':[" + HOURS + "]}],"
                        + "'teamMembers':[{'userId':'u','priority':0.5,'meetingLocationType':'zoom','meetingLocation':'m',"
                        + "'isPrimary':true,'locationConfigurations':[{'kind':'physical','location':'l'}]}],"
                        + "'locationConfigurations':[{'kind':'custom','location':'l'}],'notifications':[{'type':'email',"
                        + "'shouldSendToContact':true,'shouldSendToGuest':true,'shouldSendToUser':true,"
                        + "'shouldSendToSelectedUsers':true,'selectedUsers':'a@b.co'}],'availabilityType':1,"
                        + "'availabilities':[{'date':'2026-12-24T00:00:00.000Z','hours':[" + HOURS + "]}],"
                        + "'lookBusyConfig':{'enabled':true,'LookBusyPercentage':20},'enableRecurring':true,"
                        + "'recurring':{'freq':'DAILY','count':2,'bookingOption':'skip',"
                        + "'bookingOverlapDefaultStatus':'new'}}");
        calls.put("get-calendars", "");
        calls.put("get-calendar", "");
        calls.put("update-calendar", "{'name':'m'}");
        calls.put("get-slots", "");
        calls.put(
                "create-appointment",
                "{'locationId':'LOCATION','calendarId':'CALENDAR','contactId':'CONTACT','startTime':'2026-12-01T09:00:00Z',"
                        + "'endTime':'2026-12-01T10:00:00Z','title':'t','meetingLocationType':'phone',"
                        + "'appointmentStatus':'new','assignedUserId':'u','description':'d','address':'a','rrule':'r'}");
        calls.put("edit-appointment", "{'appointmentStatus':'showed'}");
        calls.put("get-appointment", "");
        calls.put("get-calendar-events", "");
        calls.put("create-appointment-note", "{'body':'n','userId':'u'}");
        calls.put("get-appointment-notes", "");
        calls.put("update-appointment-note", "{'body':'m'}");
        calls.put("delete-appointment-note", "");
        calls.put("get-appointments-for-contact", "");
        calls.put("delete-event", "{}");
        String slot = "{'locationId':'LOCATION','calendarId':'CALENDAR','startTime':'2026-12-01T09:00:00Z',"
                + "'endTime':'2026-12-01T10:00:00Z','title':'t'}";
        calls.put("create-block-slot", slot);
        calls.put("edit-block-slot", slot);
        calls.put("get-blocked-slots", "");
        calls.put(
                "create-event-notification",
                "[{'receiverType':'contact','channel':'email','notificationType':'reminder','isActive':true,"
                        + "'templateId':'t','body':'b','subject':'s','beforeTime':[{'timeOffset':1,'unit':'hours'}],"
                        + "'afterTime':[{'timeOffset':1,'unit':'hours'}],'additionalEmailIds':['a@b.co'],"
                        + "'additionalPhoneNumbers':['+1'],'selectedUsers':['u'],'fromAddress':'a','fromName':'n',"
                        + "'fromNumber':'+1'}]");
        calls.put("get-event-notification", "");
        calls.put("find-event-notification", "");
        calls.put("update-event-notification", "{'isActive':false}");
        calls.put("delete-event-notification", "");
        calls.put(
                "create-calendar-group",
                "{'locationId':'LOCATION','name':'n','description':'d','slug':'s','isActive':true}");
        calls.put("get-groups", "");
        calls.put("validate-groups-slug", "{'locationId':'LOCATION','slug':'t'}");
        calls.put("edit-group", "{'name':'n','description':'d','slug':'t'}");
        calls.put("disable-group", "{'isActive':false}");
        calls.put("delete-group", "");
        calls.put(
                "create-calendar-resource",
                "{'locationId':'LOCATION','name':'n','description':'d','quantity':1,'outOfService':0,'capacity':2,"
                        + "'calendarIds':['CALENDAR']}");
        calls.put("fetch-calendar-resources", "");
        calls.put("get-calendar-resource", "");
        calls.put("update-calendar-resource", "{'isActive':false}");
        calls.put("delete-calendar-resource", "");
        String hours = "'timezone':'America/New_York','rules':[{'type':'wday','day':'monday','intervals':"
                + "[{'from':'09:00','to':'17:00'}]},{'type':'date','date':'2026-12-24','intervals':[]}]";
        calls.put(
                "createSchedule",
                "{'locationId':'LOCATION','name':'n','userId':'u','calendarIds':['CALENDAR']," + hours + "}");
        calls.put("getAllSchedules", "");
        calls.put("getScheduleById", "");
        calls.put("updateSchedule", "{'name':'m'}");
        calls.put("remove-calendar-from-schedule", "");
        calls.put("add-calendar-to-schedule", "");
        calls.put("deleteSchedule", "");
        calls.put("createCalendarSchedule", "{" + hours + "}");
        calls.put("getCalendarSchedule", "");
        calls.put("updateCalendarSchedule", "{'timezone':'Europe/Paris'}");
        calls.put("delete-calendar", "");
        calls.put("get-location-tags", "");
        calls.put("create-tag", "{'name':'new'}");
        calls.put("get-tag-by-id", "");
        calls.put("update-tag", "{'name':'newer'}");
        calls.put("delete-tag", "");
        calls.put("create-task", TASK);
        calls.put("get-all-tasks", "");
        calls.put("get-task", "");
        calls.put("update-task", "{'title':'U','body':'b','assignedTo':'u'}");
        calls.put("update-task-completed", "{'completed':true}");
        calls.put("task-search", "{'limit':1}");
        calls.put("delete-task", "");
        calls.put("create-note", "{'body':'n','title':'t','userId':'u','color':'#ffffff','pinned':true}");
        calls.put("get-all-notes", "");
        calls.put("get-note", "");
        calls.put("update-note", "{'body':'m'}");
        calls.put("delete-note", "");
        calls.put("get-location", "");
        calls.put("search-locations", "");
        calls.put(
                "create-location",
                "{'companyId':'COMPANY','name':'N','phone':'+1','address':'a','city':'c','state':'s','country':'US',"
                        + "'postalCode':'p','website':'w','timezone':'US/Central','settings':{'allowDuplicateContact':true},"
                        + "'prospectInfo':{'firstName':'A','lastName':'L','email':'a@b.co'},'social':{'twitter':'t'},"
                        + "'twilio':{'sid':'s','authToken':'t'},'mailgun':{'apiKey':'k','domain':'d'},'snapshotId':'s'}");
        calls.put("put-location", "{'companyId':'COMPANY','name':'M','snapshot':{'id':'s','override':true}}");
        calls.put("update-location-permissions", "{'permissions':['crm']}");
        calls.put("get-location-permissions", "");
        calls.put("get-timezones", "");
        calls.put("get-conversation-channel", "");
        calls.put("GET-all-or-email-sms-templates", "");
        calls.put("DELETE-an-email-sms-template", "");
        calls.put("create-custom-field-folder", "{'locationId':'LOCATION','objectKey':'business','name':'Details'}");
        calls.put("update-custom-field-folder", "{'locationId':'LOCATION','name':'More'}");
        calls.put(
                "custom-fields/create-custom-field",
                "{'locationId':'LOCATION','objectKey':'business','fieldKey':'business.size','name':'Size',"
                        + "'description':'d','placeholder':'p','showInForms':true,'dataType':'RADIO','parentId':'FOLDER',"
                        + "'allowCustomOption':true,'acceptedFormats':'.pdf','maxFileLimit':2,"
                        + "'options':[{'key':'s','label':'Small','url':'u'}]}");
        calls.put("get-custom-fields-by-object-key", "");
        calls.put("get-custom-field-by-id", "");
        calls.put(
                "custom-fields/update-custom-field",
                "{'locationId':'LOCATION','showInForms':false,'options':[{'label':'Small'},{'label':'Big'}]}");
        calls.put("custom-fields/delete-custom-field", "");
        calls.put("delete-custom-field-folder", "");
        calls.put(
                "create-user",
                "{'companyId':'CO','firstName':'A','lastName':'B','email':'u@b.co','password':'p','type':'account',"
                        + "'role':'admin','locationIds':['LOCATION'],'phone':'+1','permissions':{'contactsEnabled':true}}");
        calls.put("search-users", "");
        calls.put("filter-users-by-email", "{'companyId':'CO','emails':'u@b.co','projection':'all'}");
        calls.put("get-user-by-location", "");
        calls.put("get-user", "");
        calls.put("update-user", "{'firstName':'C'}");
        calls.put("delete-user", "");
        calls.put("create-custom-value", "{'name':'n','value':'v'}");
        calls.put("get-custom-values", "");
        calls.put("get-custom-value", "");
        calls.put("update-custom-value", "{'name':'n','value':'w'}");
        calls.put("delete-custom-value", "");
        String rule = "{'intervalType':'monthly','interval':1,'startDate':'2026-12-01T09:00:00Z','dueAfterSeconds':600,"
                + "'dayOfMonth':15,'dayOfWeek':'MO','count':3,'createTaskIfOverDue':true}";
        calls.put(
                "create-recurring-task",
                "{'title':'t','description':'d','contactIds':['c'],'owners':['u'],'rruleOptions':" + rule + "}");
        calls.put("get-recurring-task-by-id", "");
        calls.put("update-recurring-task", "{'title':'u','ignoreTaskCreation':true}");
        calls.put("delete-recurring-task", "");
        calls.putAll(ServiceCalls.all());
        calls.put("delete-contact", "");
        calls.put("delete-Business", "");
        calls.put("delete-custom-field", "");
        calls.put("delete-location", "");
        return calls;
    }
}

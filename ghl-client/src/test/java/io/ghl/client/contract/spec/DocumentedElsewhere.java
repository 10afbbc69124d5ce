package io.ghl.client.contract.spec;

/** Schemas of what the specification leaves empty, after the facts that other official and measured sources give. */
final class DocumentedElsewhere {
    private static final String TEXT = "{'type':'string'}";
    private static final String TIME = "{'type':'string','format':'date-time','example':'2021-07-02T05:18:26.704Z'}";
    private static final String TEXTS = "{'type':'array','items':{'type':'string'}}";
    /** The value of a custom field follows its type (§7.3). */
    static final String VALUE =
            "{'anyOf':[{'type':'string'},{'type':'number'},{'type':'array','items':{}},{'type':'object'}]}";

    private static final String CUSTOM_FIELDS =
            "{'type':'array','items':{'type':'object','required':['id'],'properties':{'id':{'type':'string'},'value':"
                    + VALUE + "}}}";
    private static final String DND =
            "{'type':'object','additionalProperties':{'type':'object','required':['status'],'properties':{'status':"
                    + "{'type':'string','enum':['active','inactive','permanent']},'message':{'type':'string'},"
                    + "'code':{'type':'string'}}},'example':{'SMS':{'status':'active','message':'m','code':'103'}}}";
    private static final String COMMON = properties(
                    TEXT,
                    "id locationId firstName lastName firstNameLowerCase lastNameLowerCase email phone city state country"
                            + " postalCode website timezone companyName source type assignedTo businessId")
            + properties(TIME, "dateAdded dateUpdated")
            + "'dateOfBirth':{'type':'string','format':'date','example':'1990-09-25'},'dnd':{'type':'boolean'},"
            + "'dndSettings':"
            + DND
            + ",'tags':"
            + TEXTS
            + ",'customFields':"
            + CUSTOM_FIELDS;

    /** What a search asks for (§2). */
    static final String CONTACT_SEARCH = "{'type':'object','required':['locationId','pageLimit'],'properties':{"
            + "'locationId':{'type':'string'},'pageLimit':{'type':'integer','minimum':1,'maximum':500},"
            + "'page':{'type':'integer'},'searchAfter':{'type':'array','items':{}},"
            + "'filters':{'type':'array','items':{'anyOf':["
            + "{'type':'object','required':['field','operator'],'properties':{'field':{'type':'string'},'operator':"
            + "{'type':'string','enum':['eq','not_eq','contains','not_contains','exists','not_exists','range']},'value':{}}},"
            + "{'type':'object','required':['field','operator','value'],'properties':{'field':{'type':'string','enum':"
            + "['opportunities']},'operator':{'type':'string','enum':['nested']},'value':{'type':'array','minItems':1,'items':"
            + "{'type':'object','required':['field','operator'],'properties':{'field':{'type':'string','enum':"
            + "['pipelineId','pipelineStageId','status']},'operator':{'type':'string','enum':"
            + "['eq','not_eq','exists','not_exists']},'value':{'type':'string'}}}}}},"
            + "{'type':'object','required':['group','filters'],'properties':{'group':{'type':'string','enum':['AND','OR']},"
            + "'filters':{'type':'array','items':{'type':'object'}}}}]}},"
            + "'sort':{'type':'array','maxItems':2,'items':{'type':'object','required':['field','direction'],'properties':{"
            + "'field':{'type':'string','enum':['firstNameLowerCase','lastNameLowerCase','businessName','dateAdded',"
            + "'dateUpdated','email','dnd','source']},'direction':{'type':'string','enum':['asc','desc']}}}},"
            + "'query':{'type':'string','maxLength':75}}}";

    /** A row of a search: {@code address} instead of {@code address1}, and where to go on (§2). */
    static final String CONTACT_ROW = "{'type':'object','required':['id'],'properties':{"
            + COMMON
            + ",'address':{'type':'string'},'additionalEmails':"
            + TEXTS
            + ",'additionalPhones':"
            + TEXTS
            + ",'followers':"
            + TEXTS
            + ",'searchAfter':{'type':'array','items':{},'example':[1732700000000,'id']}}}";

    /** The contact that a new one would duplicate, as a read answers it (§1.1); null if there is none [?]. */
    static final String CONTACT = "{'type':'object','nullable':true,'required':['id'],'properties':{"
            + COMMON
            + ","
            + properties(TEXT, "name address1 emailLowerCase")
            + "'fullNameLowerCase':{'type':'string'}}}";

    /** A row of the contacts of a business (§1.1, §7.6). */
    static final String CONTACT_IN_LIST = "{'type':'object','required':['id'],'properties':{"
            + COMMON
            + ",'contactName':{'type':'string'},'attributions':{'type':'array','items':{'type':'object'}},'followers':"
            + TEXTS
            + "}}";

    /** A row of the search of tasks, which is richer than a task (§1.2). */
    static final String TASK_ROW = "{'type':'object','required':['_id'],'properties':{"
            + properties(TEXT, "_id title body assignedTo contactId locationId")
            + properties(TIME, "dueDate dateAdded dateUpdated")
            + "'completed':{'type':'boolean'},'deleted':{'type':'boolean'},"
            + "'status':{'type':'string'},'statusGroup':{'type':'string','enum':['to_do','completed']},"
            + "'contactDetails':{'type':'object'},'assignedToUserDetails':{'type':'object'},"
            + "'searchAfter':{'type':'array','items':{},'example':[1732700000000,'id']}}}";

    private DocumentedElsewhere() {}

    /** An answer with rows under a key, and numbers beside them. */
    static String answer(String key, String row, String number) {
        return "{'type':'object','required':['" + key + "'],'properties':{'" + key + "':{'type':'array','items':" + row
                + "},'" + number + "':{'type':'number'},'traceId':{'type':'string'}}}";
    }

    private static String properties(String schema, String names) {
        StringBuilder text = new StringBuilder();
        for (String name : names.split(" ")) {
            text.append("'").append(name).append("':").append(schema).append(",");
        }
        return text.toString();
    }
}

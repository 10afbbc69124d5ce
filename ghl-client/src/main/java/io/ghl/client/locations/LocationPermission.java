package io.ghl.client.locations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Check;

/**
 * A part of HighLevel that a location may use. The constants are those that HighLevel documents; others may be read and
 * written too.
 *
 * @param name HighLevel's name, such as {@code crm}
 */
public record LocationPermission(String name) {
    /** Two-way text messaging. */
    public static final LocationPermission TWO_WAY_TEXT_MESSAGING = new LocationPermission("2-way-text-messaging");

    /** Google Business messaging. */
    public static final LocationPermission GMB_MESSAGING = new LocationPermission("gmb-messaging");

    /** Web chat. */
    public static final LocationPermission WEB_CHAT = new LocationPermission("web-chat");

    /** Reputation management. */
    public static final LocationPermission REPUTATION_MANAGEMENT = new LocationPermission("reputation-management");

    /** Facebook messenger. */
    public static final LocationPermission FACEBOOK_MESSENGER = new LocationPermission("facebook-messenger");

    /** Google Business call tracking. */
    public static final LocationPermission GMB_CALL_TRACKING = new LocationPermission("gmb-call-tracking");

    /** Missed call text back. */
    public static final LocationPermission MISSED_CALL_TEXT_BACK = new LocationPermission("missed-call-text-back");

    /** Text to pay. */
    public static final LocationPermission TEXT_TO_PAY = new LocationPermission("text-to-pay");

    /** Calendar. */
    public static final LocationPermission CALENDAR = new LocationPermission("calendar");

    /** Contacts. */
    public static final LocationPermission CRM = new LocationPermission("crm");

    /** Opportunities. */
    public static final LocationPermission OPPORTUNITIES = new LocationPermission("opportunities");

    /** Email marketing. */
    public static final LocationPermission EMAIL_MARKETING = new LocationPermission("email-marketing");

    /** Form builder. */
    public static final LocationPermission FORM_BUILDER = new LocationPermission("form-builder");

    /** Survey builder. */
    public static final LocationPermission SURVEY_BUILDER = new LocationPermission("survey-builder");

    /** Trigger links. */
    public static final LocationPermission TRIGGER_LINKS = new LocationPermission("trigger-links");

    /** HTML builder. */
    public static final LocationPermission HTML_BUILDER = new LocationPermission("html-builder");

    /** SMS email templates. */
    public static final LocationPermission SMS_EMAIL_TEMPLATES = new LocationPermission("sms-email-templates");

    /** Funnels. */
    public static final LocationPermission FUNNELS = new LocationPermission("funnels");

    /** Websites. */
    public static final LocationPermission WEBSITES = new LocationPermission("websites");

    /** Workflow. */
    public static final LocationPermission WORKFLOW = new LocationPermission("workflow");

    /** Membership. */
    public static final LocationPermission MEMBERSHIP = new LocationPermission("membership");

    /** All reports. */
    public static final LocationPermission ALL_REPORTS = new LocationPermission("all-reports");

    /** Triggers. */
    public static final LocationPermission TRIGGERS = new LocationPermission("triggers");

    /** Campaigns. */
    public static final LocationPermission CAMPAIGNS = new LocationPermission("campaigns");

    /** Launchpad. */
    public static final LocationPermission LAUNCHPAD = new LocationPermission("launchpad");

    /**
     * Refuses a blank name.
     *
     * @param name HighLevel's name
     */
    public LocationPermission {
        Check.filled("name", name);
    }

    JsonNode json() {
        return TextNode.valueOf(name);
    }
}

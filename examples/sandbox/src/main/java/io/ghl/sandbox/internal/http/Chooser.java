package io.ghl.sandbox.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.oauth.App;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.state.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** HighLevel's page on which a user chooses where to install the app, as plain links. */
final class Chooser {
    private static final String CHOOSE = "/_sandbox/oauth/choose";
    private static final Set<String> PATHS = Set.of("/oauth/chooselocation", "/v2/oauth/chooselocation", CHOOSE);

    private final App app;
    private final Grants grants;
    private final Settings settings;

    Chooser(App app, Grants grants, Settings settings) {
        this.app = app;
        this.grants = grants;
        this.settings = settings;
    }

    static boolean owns(Incoming in) {
        return in.method().equals("GET") && PATHS.contains(in.path());
    }

    Outgoing answer(Incoming in) {
        Map<String, String> query = Gateway.query(in.query());
        String wrong = wrong(query);
        if (!wrong.isEmpty()) {
            return page(400, "<p>" + escape(wrong) + "</p>");
        }
        return in.path().equals(CHOOSE) ? chosen(query) : page(200, choices(query));
    }

    private String wrong(Map<String, String> query) {
        if (!app.clientId().equals(query.get("client_id"))) {
            return "error.noclient";
        }
        if (settings.on(Quirk.INSTALL_LINK_NEEDS_VERSION_ID) && !query.containsKey("version_id")) {
            return "error.noversionid";
        }
        String redirect = query.getOrDefault("redirect_uri", "");
        boolean fits = app.redirectUri() == null || app.redirectUri().equals(redirect);
        if (!fits || !isAddress(redirect)) {
            return "error.invalidredirecturi";
        }
        boolean known =
                app.scopes().containsAll(List.of(query.getOrDefault("scope", "").split(" ")))
                        || query.getOrDefault("scope", "").isEmpty();
        return known ? "" : "This integration cannot be added, please contact the developer";
    }

    private static boolean isAddress(String redirect) {
        try {
            HttpUrl.parse(redirect);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String choices(Map<String, String> query) {
        StringBuilder links = new StringBuilder("<h1>Install the app</h1><ul>");
        for (String location : grants.locations()) {
            link(links, query, "location", location, "Location " + location);
            link(links, query, "agency", location, "Location " + location + ", as its agency");
        }
        link(links, query, "agency", "", "The whole agency " + app.companyId());
        return links.append("</ul>").toString();
    }

    private static void link(StringBuilder links, Map<String, String> query, String as, String location, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : List.of("client_id", "redirect_uri", "scope", "state", "version_id")) {
            if (query.containsKey(name)) {
                parameters.put(name, query.get(name));
            }
        }
        parameters.put("as", as);
        parameters.put("location", location);
        links.append("<li><a href=\"")
                .append(escape(CHOOSE + "?" + encode(parameters)))
                .append("\">")
                .append(escape(text))
                .append("</a></li>");
    }

    private Outgoing chosen(Map<String, String> query) {
        String location = query.getOrDefault("location", "");
        boolean agency = "agency".equals(query.get("as"));
        boolean known = location.isEmpty() ? agency : grants.locations().contains(location);
        if (!known) {
            return page(400, "<p>error.nolocation</p>");
        }
        String redirect = query.getOrDefault("redirect_uri", "");
        String code = grants.authorize(
                agency ? null : location, location.isEmpty() || !agency ? List.of() : List.of(location), redirect);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        if (query.containsKey("state")) {
            answer.put("state", query.get("state"));
        }
        char first = URI.create(redirect).getRawQuery() == null ? '?' : '&';
        Outgoing out = Outgoing.text(302, "");
        out.headers().put("Location", redirect + first + encode(answer));
        return out;
    }

    private static Outgoing page(int status, String content) {
        return Outgoing.html(
                status,
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sandbox</title>" + content
                        + "</html>");
    }

    private static String encode(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return text.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package io.ghl.client.locations;

/** A place elsewhere where a location can be found. */
public enum SocialLink {
    /** Page at Facebook. */
    FACEBOOK("facebookUrl"),
    /** Page at Google Plus. */
    GOOGLE_PLUS("googlePlus"),
    /** Page at LinkedIn. */
    LINKED_IN("linkedIn"),
    /** Page at Foursquare. */
    FOURSQUARE("foursquare"),
    /** Page at Twitter. */
    TWITTER("twitter"),
    /** Page at Yelp. */
    YELP("yelp"),
    /** Page at Instagram. */
    INSTAGRAM("instagram"),
    /** Channel at YouTube. */
    YOUTUBE("youtube"),
    /** Page at Pinterest. */
    PINTEREST("pinterest"),
    /** Feed of the blog. */
    BLOG_RSS("blogRss"),
    /** Id of the place at Google, no URL. */
    GOOGLE_PLACES_ID("googlePlacesId");

    private final String wire;

    SocialLink(String wire) {
        this.wire = wire;
    }

    /**
     * HighLevel's name.
     *
     * @return the text that is sent
     */
    public String wire() {
        return wire;
    }
}

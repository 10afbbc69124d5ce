package io.ghl.client.contract.wire;

import java.util.List;

/**
 * What tests send although the specification refuses it. An entry that its test no longer sends fails that test's class.
 *
 * @param test class and method, below {@code io.ghl.client}
 * @param misfit what is wrong with the request, or a part of it
 * @param reason why the test sends it all the same
 */
record WrongOnPurpose(String test, String misfit, String reason) {
    private static final String OPEN =
            "values of HighLevel's lists are open: what the client does not know it passes on";
    private static final String KEYS = "channels and permissions are named by the caller, here by any text";
    private static final String SANDBOX = "the sandbox must refuse what the client's types cannot say";

    static final List<WrongOnPurpose> ALL = List.of(
            new WrongOnPurpose(
                    "RequestsTest.rawCallsGoTheSameWay",
                    "POST /x: the specification of",
                    "a raw call may go where no operation is"),
            new WrongOnPurpose(
                    "regression.ModelsTest.numbersKeepEveryDigitThroughReadAndWrite",
                    "POST /echo: the specification of",
                    "a raw call sends a body of any JSON"),
            new WrongOnPurpose(
                    "CaptureTest.oauthBodiesAreMaskedAsAWholeWhateverTheRedactor",
                    "POST /%6Fauth/token: the specification of",
                    "a server may take it for the token's path, so its body is masked"),
            new WrongOnPurpose(
                    "CaptureTest.oauthBodiesAreMaskedAsAWholeWhateverTheRedactor",
                    "POST /OAuth/token: the specification of",
                    "a server may take it for the token's path, so its body is masked"),
            new WrongOnPurpose(
                    "PeersTest.aRawCallAddsToWhatTheClientSendsAndReplacesNothing",
                    "get-contact request: query parameter a b is not declared",
                    "a raw call sends the parameters that it is given, encoded"),
            new WrongOnPurpose(
                    "PeersTest.aRawCallAddsToWhatTheClientSendsAndReplacesNothing",
                    "get-contact request: query parameter limit is not declared",
                    "a raw call sends the parameters that it is given, in their order"),
            new WrongOnPurpose(
                    "regression.ConnectionsTest.aGivenOkHttpClientStaysUsableAfterClose",
                    "GET /other: the specification of",
                    "not the client's: the user's OkHttp client goes elsewhere"),
            new WrongOnPurpose(
                    "internal.transport.OkHttpTransportTest.aBodyIsReadWithAndWithoutALengthAndAnErrorUpToItsBound",
                    "GET /: the specification of",
                    "the transport below the client knows no operations"),
            new WrongOnPurpose(
                    "internal.transport.OkHttpTransportTest.aHeaderKeepsAllOfItsValuesInOrderWhateverItsCase",
                    "GET /: the specification of",
                    "the transport below the client knows no operations"),
            new WrongOnPurpose(
                    "SandboxErrorsTest.whatDoesNotExistIsNotFoundAlthoughTheStatusIs400",
                    "GET /no/such/route",
                    "a raw call to no operation is answered with 404"),
            new WrongOnPurpose(
                    "SandboxErrorsTest.theRightVersionHeaderGoesWithEveryCall",
                    "get-contact request: Version header bogus-version is none of",
                    "a raw call with a wrong header shows that the right one matters"),
            new WrongOnPurpose(
                    "SandboxErrorsTest.aListOfComplaintsIsKeptAndSaidWithoutValues",
                    "update-contact request:  property 'companyName' is not defined",
                    "a raw call provokes a list of complaints"),
            new WrongOnPurpose(
                    "SandboxErrorsTest.anEndpointThatV3DroppedIsNamedSo",
                    "GET /contacts/ -> 400: the specification of V3 has no such operation",
                    "a raw call goes to an endpoint that v3 dropped"),
            new WrongOnPurpose(
                    "SandboxSearchGrammarTest.theSandboxRefusesWhatTheTypesCannotSay",
                    "search-contacts-advanced request: /filters/0",
                    SANDBOX),
            new WrongOnPurpose(
                    "SubAccountRequestsTest.permissionsAndProvidersAreOfV3",
                    "update-location-permissions request: /permissions/1 does not have a value in the enumeration",
                    OPEN),
            new WrongOnPurpose(
                    "properties.WritesOnTheWireTest.whatIsBuiltArrives",
                    "does not have a value in the enumeration",
                    OPEN),
            new WrongOnPurpose("properties.WritesOnTheWireTest.whatIsBuiltArrives", "/dndSettings property 'k", KEYS),
            new WrongOnPurpose(
                    "properties.WritesOnTheWireTest.whatIsBuiltArrives", "/permissions property 'planted", KEYS));
}

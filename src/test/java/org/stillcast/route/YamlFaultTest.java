package org.stillcast.route;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class YamlFaultTest {
    private static final String ROUTE = """
            - from:
                uri: "direct:x?block=true"
                steps:
                  - to:
                      uri: log:y
                      parameters:
                        level: INFO
                  - setBody:
                      simple: "${body}"
                  - log: "done"
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - log:      | - lgo:         | line 10, column 9: Unknown node id: lgo
                    parameters: | parametres:    | line 7, column 13: Unsupported field: parametres
                    log:y       | lgo:y          | line 5: No endpoint could be found for: lgo://y
                    level:      | levle:         | line 5: Failed to resolve endpoint: log://y
                    ?block      | ?blok          | line 2: Failed to resolve endpoint: direct://x
                    ${body}     | ${body         | line 9: expected symbol functionEnd
                    """)
    void whatIsWrongInAFileOfRoutesIsToldWithItsLine(String right, String wrong, String sentence) throws Exception {
        String text = ROUTE.replace(right, wrong);
        CamelContext context = new DefaultCamelContext();
        try {
            context.start();
            Throwable fault = catchThrowable(() -> PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromBytes("mine.yaml", text.getBytes(StandardCharsets.UTF_8))));

            assertThat(new YamlFault(fault, List.of(text.split("\n", -1))).sentence())
                    .startsWith(sentence);
        } finally {
            context.stop();
        }
    }
}

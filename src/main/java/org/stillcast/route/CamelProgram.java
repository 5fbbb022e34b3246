package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.stillcast.fault.UnfitLibrary;
import org.stillcast.run.Tools;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** Camel as a program of its own: configured by the settings, with people's own routes, and stopped with all ffmpegs. */
final class CamelProgram {
    private static final Words WORDS = Words.of(CamelProgram.class);

    /** A net for what does not stop when it is told to; what is running is killed before. */
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 3;

    private final Tools tools;
    private final Main main;

    /**
     * @param http whether it is to be reached by HTTP
     */
    CamelProgram(Tools tools, boolean http) {
        this.tools = tools;
        main = new GuardedMain(http);
    }

    /**
     * Makes all ready for a start, and returns what routes can be added to.
     *
     * @throws IOException if Camel cannot be configured so, or a library does not fit
     */
    CamelContext prepare() throws Exception {
        Settings settings = tools.settings();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().withName("stillcast").withShutdownTimeout(SHUTDOWN_TIMEOUT_SECONDS);
        settings.camel().forEach(main::addOverrideProperty);
        initCamel();
        return context();
    }

    /** What is wrong with a {@code camel.*} property, or with a jar of somebody's, shows here first. */
    private void initCamel() throws IOException {
        try {
            main.init();
        } catch (RuntimeException e) {
            throw new IOException(WORDS.say("camel-not-started", String.valueOf(e.getMessage())), e);
        } catch (LinkageError e) {
            throw new IOException(UnfitLibrary.sentence(e), e);
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Runs, with all routes of other people that a folder has, until the program is stopped. */
    void run(Path routesFolder, MainListener listener) throws Exception {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                new RoutesFolder(routesFolder).loadInto(context());
            }
        });
        main.addMainListener(listener);
        main.run();
    }

    /** Starts, without the routes of other people. */
    void start() {
        main.start();
    }

    /** Adds those of them that are called, after the start: what begins by itself is a matter of a program that stays. */
    void loadCalledRoutes(Path routesFolder) {
        new RoutesFolder(routesFolder).loadCalledInto(context());
    }

    void stop() {
        main.stop();
    }
}

package org.stillcast.route;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.impl.converter.DefaultTypeConverter;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Injector;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.UnfitLibrary;

/**
 * Camel's main, for which a jar of somebody else that lacks what it needs is no reason to end. Camel loads the converters of all
 * jars on the class path when it starts, wanted or not, and lets their errors through.
 */
class GuardedMain extends Main {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedMain.class);

    private final boolean http;

    /**
     * @param http whether what converts for HTTP is wanted: it loads the half of Vert.x
     */
    GuardedMain(boolean http) {
        this.http = http;
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        context.setInjector(new Guard(context, context.getInjector()));
        if (!http) {
            Converters converters = new Converters(context);
            context.setTypeConverterRegistry(converters);
            ServiceHelper.startService(converters);
        }
        return context;
    }

    /** Those of Camel, without those for HTTP. */
    private static final class Converters extends DefaultTypeConverter {
        private static final List<String> OF_HTTP =
                List.of("org.apache.camel.component.platform.http.", "org.apache.camel.component.vertx.");

        Converters(CamelContext context) {
            super(
                    context,
                    PluginHelper.getPackageScanClassResolver(context),
                    context.getInjector(),
                    context.isLoadTypeConverters(),
                    context.isTypeConverterStatisticsEnabled());
        }

        @Override
        protected Collection<String> findTypeConverterLoaderClasses() throws IOException {
            return super.findTypeConverterLoaderClasses().stream()
                    .filter(name -> OF_HTTP.stream().noneMatch(name::startsWith))
                    .toList();
        }
    }

    /** Makes what Camel's own injector makes, but for what loads converters. */
    private record Guard(CamelContext context, Injector own) implements Injector {
        @Override
        @SuppressWarnings("unchecked") // Camel asks for an Object here
        public <T> T newInstance(Class<T> type, boolean postProcessBean) {
            if (!TypeConverterLoader.class.isAssignableFrom(type)) {
                return own.newInstance(type, postProcessBean);
            }
            TypeConverterLoader guarded = registry -> {
                try {
                    Object loader = own.newInstance(type, postProcessBean);
                    CamelContextAware.trySetCamelContext(loader, context);
                    ((TypeConverterLoader) loader).load(registry);
                } catch (LinkageError e) {
                    LOG.error("{}; everything else goes on", UnfitLibrary.sentence(e, type));
                }
            };
            return (T) guarded;
        }

        @Override
        public <T> T newInstance(Class<T> type) {
            return own.newInstance(type);
        }

        @Override
        public <T> T newInstance(Class<T> type, Class<?> factoryClass, String factoryMethod) {
            return own.newInstance(type, factoryClass, factoryMethod);
        }

        @Override
        public <T> T newInstance(Class<T> type, String factoryMethod) {
            return own.newInstance(type, factoryMethod);
        }

        @Override
        public boolean supportsAutoWiring() {
            return own.supportsAutoWiring();
        }
    }
}

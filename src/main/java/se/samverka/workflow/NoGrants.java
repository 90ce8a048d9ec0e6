package se.samverka.workflow;

import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;

/** No authorization rows are written as work goes on; the few that exist come with a migration. */
class NoGrants {

    private NoGrants() {}

    static ResourceAuthorizationProvider provider() {
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(
                NoGrants.class.getClassLoader(),
                new Class<?>[] {ResourceAuthorizationProvider.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    case "toString" -> "NoGrants";
                    default -> null;
                });
    }
}

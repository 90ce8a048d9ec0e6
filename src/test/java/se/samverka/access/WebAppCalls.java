package se.samverka.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Every call the stock web apps answer in this very server, read off the resources they have mounted. */
final class WebAppCalls {

    record Call(String method, String path) {
        boolean reads() {
            return Set.of("GET", "HEAD", "OPTIONS").contains(method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final Set<Call> found = new HashSet<>();

    private WebAppCalls() {}

    static List<Call> mountedIn(ServletContext server) throws ReflectiveOperationException {
        var calls = new WebAppCalls();
        for (var servlet : server.getServletRegistrations().values()) {
            var application = servlet.getInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS);
            if (application != null) {
                calls.mounted(servlet, (Application)
                        Class.forName(application).getConstructor().newInstance());
            }
        }
        return calls.found.stream().sorted(Comparator.comparing(Call::toString)).toList();
    }

    private void mounted(ServletRegistration servlet, Application application) {
        for (var mapping : servlet.getMappings()) {
            var root = mapping.replaceFirst("/\\*$", "");
            add("GET", root + "/application.wadl");
            application.getClasses().forEach(type -> path(type).ifPresent(path -> walk(type, below(root, path))));
        }
    }

    private void walk(Class<?> resource, String at) {
        for (var method : resource.getMethods()) {
            var here = path(method).map(path -> below(at, path)).orElse(at);
            var verb = verb(method);
            verb.ifPresent(name -> add(name, here));
            if (verb.isEmpty() && path(method).isPresent()) {
                walk(method.getReturnType(), here);
            }
        }
    }

    /** What can be got is answered to HEAD as well, and everything to OPTIONS. */
    private void add(String verb, String path) {
        found.add(new Call(verb, path));
        found.add(new Call("OPTIONS", path));
        if (verb.equals("GET")) {
            found.add(new Call("HEAD", path));
        }
    }

    private static String below(String at, String path) {
        var parts = new ArrayList<>(List.of(at.split("/")));
        parts.addAll(List.of(path.replaceFirst("^/", "").split("/")));
        return String.join("/", parts);
    }

    private static Optional<String> path(AnnotatedElement of) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(of, Path.class))
                .map(Path::value);
    }

    private static Optional<String> verb(Method of) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(of, HttpMethod.class))
                .map(HttpMethod::value);
    }
}

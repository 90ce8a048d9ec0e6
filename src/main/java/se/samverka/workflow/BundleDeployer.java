package se.samverka.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.stereotype.Component;

/**
 * Deploys the bundles that came with the application when it starts: each as a whole, and those that have not changed
 * not at all. Running cases stay with the version they began with.
 */
@Component
class BundleDeployer {

    private static final Logger LOG = LoggerFactory.getLogger(BundleDeployer.class);

    private final RepositoryService repository;
    private final ResourceLoader loader;
    private final OwnWork own;

    BundleDeployer(RepositoryService repository, ResourceLoader loader, OwnWork own) {
        this.repository = repository;
        this.loader = loader;
        this.own = own;
    }

    @Order(0)
    @EventListener(ApplicationStartedEvent.class)
    void deployAll() throws IOException {
        var found = ResourcePatternUtils.getResourcePatternResolver(loader).getResources("classpath*:processes/*.bpmn");
        for (var bpmn : found) {
            deploy(Bundle.of(bpmn, loader));
        }
    }

    void deploy(Bundle bundle) {
        var builder = repository
                .createDeployment()
                .name(bundle.process())
                .source("bundle")
                .enableDuplicateFiltering(false);
        bundle.files().forEach((name, content) -> builder.addInputStream(name, new ByteArrayInputStream(content)));
        var deployed = own.run(builder::deployWithResult);
        if (deployed.getDeployedProcessDefinitions() != null) {
            LOG.info(
                    "Deployed {} with {} files",
                    bundle.process(),
                    bundle.files().size());
        }
    }
}

package se.samverka.workflow;

import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Organisations;

/** The engine's people and groups are the register's, read-only: nobody is created, changed or given a role here. */
@Component
class PeopleOfTheRegister implements SessionFactory {

    private final Directory directory;
    private final Organisations organisations;
    private final CurrentActor actors;

    PeopleOfTheRegister(Directory directory, Organisations organisations, CurrentActor actors) {
        this.directory = directory;
        this.organisations = organisations;
        this.actors = actors;
    }

    @Override
    public Class<?> getSessionType() {
        return ReadOnlyIdentityProvider.class;
    }

    @Override
    public Session openSession() {
        return new DirectorySession(directory, organisations, actors);
    }
}

package se.samverka.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Person;

/**
 * One look into the register for the engine. A person finds themselves and those they share a unit with; nobody can
 * list who works elsewhere. Passwords are never checked here: signing in happens before the engine is reached.
 */
class DirectorySession implements ReadOnlyIdentityProvider {

    private final Directory directory;
    private final Organisations organisations;
    private final CurrentActor actors;

    DirectorySession(Directory directory, Organisations organisations, CurrentActor actors) {
        this.directory = directory;
        this.organisations = organisations;
        this.actors = actors;
    }

    @Override
    public @Nullable User findUserById(String id) {
        return visible(id).map(DirectorySession::user).orElse(null);
    }

    @Override
    public @Nullable Group findGroupById(String id) {
        return group(id);
    }

    private Optional<Person> visible(@Nullable String id) {
        var asking = Context.getCommandContext().getAuthenticatedUserId();
        return id == null
                ? Optional.empty()
                : person(id)
                        .filter(found -> asking == null
                                || asking.equals(id)
                                || person(asking).stream()
                                        .anyMatch(me -> found.units().stream().anyMatch(me.units()::contains)));
    }

    private Optional<Person> person(String id) {
        return actors.as(Actor.service("engine"), () -> directory.find(id));
    }

    private Group group(String code) {
        var group = new GroupEntity(code);
        var name = actors.as(Actor.service("engine"), () -> organisations.nameOf(TaskGroups.unit(code)));
        group.setName(TaskGroups.isForCleared(code) ? name + " (skyddade personuppgifter)" : name);
        group.setType("UNIT");
        return group;
    }

    private static User user(Person person) {
        var user = new UserEntity(person.userId());
        int space = person.name().lastIndexOf(' ');
        user.setFirstName(space < 0 ? person.name() : person.name().substring(0, space));
        user.setLastName(person.name().substring(space + 1));
        return user;
    }

    @Override
    public boolean checkPassword(String user, String password) {
        return false;
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users(this);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users(this);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("The register takes no native queries");
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups(this);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups(this);
    }

    @Override
    public @Nullable Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static final class Users extends UserQueryImpl {
        private final transient DirectorySession register;

        Users(DirectorySession register) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.register = register;
        }

        private Stream<User> found() {
            var asked = Stream.concat(Stream.ofNullable(id), ids == null ? Stream.empty() : Arrays.stream(ids));
            var me = Context.getCommandContext().getAuthenticatedUserId();
            var wanted = id == null && ids == null ? Stream.ofNullable(me) : asked;
            return wanted.distinct().map(register::findUserById).filter(Objects::nonNull);
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return found().toList();
        }
    }

    private static final class Groups extends GroupQueryImpl {
        private final transient DirectorySession register;

        Groups(DirectorySession register) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.register = register;
        }

        private Stream<Group> found() {
            if (userId != null) {
                return register.visible(userId).stream()
                        .flatMap(person -> Stream.concat(
                                TaskGroups.of(person.units(), person.roles()).stream(), person.roles().stream()))
                        .map(register::group);
            }
            return Stream.concat(Stream.ofNullable(id), ids == null ? Stream.empty() : Arrays.stream(ids))
                    .distinct()
                    .map(register::group);
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return found().toList();
        }
    }

    private static final class NoTenants extends TenantQueryImpl {
        NoTenants() {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        }

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }
}

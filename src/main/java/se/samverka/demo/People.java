package se.samverka.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import se.samverka.organisation.Person;

/** The invented people as the file lists them. */
record People(List<Group> groups) {

    record Group(String name, List<Entry> people) {}

    record Entry(String id, String name, @Nullable Set<String> units, @Nullable Set<String> roles) {

        Person person() {
            return new Person(id, name, units == null ? Set.of() : units, roles == null ? Set.of() : roles);
        }
    }

    static People read() {
        try (var file = new ClassPathResource("demo/people.yaml").getInputStream()) {
            return new YAMLMapper().readValue(file, People.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of invented people can't be read", e);
        }
    }

    List<Person> all() {
        return groups.stream()
                .flatMap(group -> group.people().stream())
                .map(Entry::person)
                .toList();
    }
}

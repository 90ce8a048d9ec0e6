package se.samverka.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A finished sign-in, whichever way the person came in. Holds no credentials. */
class SignedInToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final SignedInPerson person;
    private final String method;

    /** @param method how the person signed in, a code such as {@code password} */
    SignedInToken(SignedInPerson person, String method) {
        super(
                person.roles().isEmpty()
                        ? AuthorityUtils.NO_AUTHORITIES
                        : person.roles().stream()
                                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                .toList());
        this.person = person;
        this.method = method;
        setAuthenticated(true);
    }

    String method() {
        return method;
    }

    @Override
    public SignedInPerson getPrincipal() {
        return person;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return super.equals(other) && other instanceof SignedInToken token && token.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}

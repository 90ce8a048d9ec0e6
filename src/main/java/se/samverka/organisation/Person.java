package se.samverka.organisation;

import java.util.Set;

/**
 * Somebody who can sign in.
 *
 * @param userId {@code [a-z0-9.-]}, for example {@code skola.hisingen}
 * @param units codes of units valid today
 * @param roles city-wide role codes, for example {@code processadmin}
 */
public record Person(String userId, String name, Set<String> units, Set<String> roles) {}

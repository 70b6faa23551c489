package org.yihaotong.access;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The member of staff behind a signed-in request.
 *
 * @param member the account
 * @param passwordHash the hash that a password is checked against; null once signed in
 */
public record StaffPrincipal(StaffMember member, @Nullable String passwordHash) implements UserDetails {

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of(new SimpleGrantedAuthority("ROLE_" + this.member.role().name()));
	}

	@Override
	public @Nullable String getPassword() {
		return this.passwordHash;
	}

	@Override
	public String getUsername() {
		return this.member.username();
	}

	@Override
	public String toString() {
		return this.member.username();
	}

}

package org.yihaotong.access;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The signed-in person of a request. Kept in the session, so it holds plain values only
 * and survives a restart of the server; the password hash is never kept.
 */
public final class StaffPrincipal implements UserDetails, CredentialsContainer {

	@Serial
	private static final long serialVersionUID = 1L;

	private final long id;

	private final String username;

	private final String displayName;

	private final Role role;

	private final @Nullable String department;

	private final @Nullable String departmentName;

	private final @Nullable String seat;

	private final boolean enabled;

	private transient @Nullable String passwordHash;

	/**
	 * Makes the principal of an account.
	 * @param member the account
	 * @param passwordHash the hash that a password is checked against; null once signed
	 * in
	 */
	public StaffPrincipal(StaffMember member, @Nullable String passwordHash) {
		this(member, passwordHash, null, true);
	}

	StaffPrincipal(StaffAccount account) {
		this(account.member(), account.passwordHash(), account.departmentName(), account.enabled());
	}

	private StaffPrincipal(StaffMember member, @Nullable String passwordHash, @Nullable String departmentName,
			boolean enabled) {
		this.id = member.id().value();
		this.username = member.username();
		this.displayName = member.displayName();
		this.role = member.role();
		this.department = member.department().map(DepartmentCode::value).orElse(null);
		this.departmentName = departmentName;
		this.seat = member.seat().map(Seat::value).orElse(null);
		this.enabled = enabled;
		this.passwordHash = passwordHash;
	}

	/**
	 * Returns the account behind the session, as it was at sign-in.
	 * @return the member of staff
	 */
	public StaffMember member() {
		return new StaffMember(new StaffId(this.id), this.username, this.displayName, this.role,
				Optional.ofNullable(this.department).map(DepartmentCode::new),
				Optional.ofNullable(this.seat).map(Seat::new));
	}

	Optional<String> departmentName() {
		return Optional.ofNullable(this.departmentName);
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of(new SimpleGrantedAuthority("ROLE_" + this.role.name()));
	}

	@Override
	public @Nullable String getPassword() {
		return this.passwordHash;
	}

	@Override
	public String getUsername() {
		return this.username;
	}

	@Override
	public boolean isEnabled() {
		return this.enabled;
	}

	@Override
	public void eraseCredentials() {
		this.passwordHash = null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof StaffPrincipal that && this.id == that.id;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.id);
	}

	@Override
	public String toString() {
		return this.username;
	}

}

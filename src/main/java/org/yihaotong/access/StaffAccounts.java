package org.yihaotong.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.StaffId;

/**
 * The accounts in PostgreSQL.
 */
@Repository
class StaffAccounts implements StaffDirectory, UserDetailsService {

	private static final String SELECT = """
			select id, username, display_name, role, department, department_name, seat, password_hash, enabled
			from staff_account
			""";

	/** Any constant will do, as long as nobody else uses it. */
	private static final long FIRST_START_LOCK = 1001_0001L;

	private final JdbcClient jdbc;

	private final Clock clock;

	StaffAccounts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public Optional<StaffMember> find(StaffId id) {
		return this.jdbc.sql(SELECT + "where id = ?")
			.param(id.value())
			.query(StaffAccount.class)
			.optional()
			.map(StaffAccount::member);
	}

	@Override
	public List<StaffMember> find(Collection<StaffId> ids) {
		return ids.isEmpty() ? List.of()
				: this.jdbc.sql(SELECT + "where id = any(cast(:ids as bigint[]))")
					.param("ids", ids.stream().map(StaffId::value).toArray(Long[]::new))
					.query(StaffAccount.class)
					.list()
					.stream()
					.map(StaffAccount::member)
					.toList();
	}

	@Override
	public List<StaffMember> withRole(Role role) {
		return this.jdbc.sql(SELECT + "where role = ? and enabled order by id")
			.param(role.name())
			.query(StaffAccount.class)
			.list()
			.stream()
			.map(StaffAccount::member)
			.toList();
	}

	@Override
	public StaffPrincipal loadUserByUsername(String username) {
		return this.jdbc.sql(SELECT + "where username = ?")
			.param(username)
			.query(StaffAccount.class)
			.optional()
			.map(StaffPrincipal::new)
			.orElseThrow(() -> new UsernameNotFoundException("No such account"));
	}

	/**
	 * Makes every other node wait until the present transaction has ended.
	 */
	void lockForFirstStart() {
		this.jdbc.sql("select pg_advisory_xact_lock(?)").param(FIRST_START_LOCK).query((row, index) -> "").single();
	}

	boolean isEmpty() {
		return this.jdbc.sql("select not exists (select 1 from staff_account)").query(Boolean.class).single();
	}

	void add(FirstAccount account, String passwordHash) {
		this.jdbc.sql("""
				insert into staff_account (username, display_name, role, department, department_name, seat,
						password_hash, created_at)
				values (:username, :displayName, :role, :department, :departmentName, :seat, :hash, :now)
				""")
			.param("username", account.username())
			.param("displayName", account.displayName())
			.param("role", account.role().name())
			.param("department", account.department())
			.param("departmentName", account.departmentName())
			.param("seat", account.seat())
			.param("hash", passwordHash)
			.param("now", OffsetDateTime.now(this.clock))
			.update();
	}

}

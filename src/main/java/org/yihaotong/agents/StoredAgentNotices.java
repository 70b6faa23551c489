package org.yihaotong.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.agents.AgentNotice.Kind;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * The notices in PostgreSQL.
 */
@Repository
class StoredAgentNotices implements AgentNotices {

	private static final int SHOWN = 5;

	private final JdbcClient jdbc;

	private final StaffDirectory staff;

	private final Clock clock;

	StoredAgentNotices(JdbcClient jdbc, StaffDirectory staff, Clock clock) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.clock = clock;
	}

	/** What is told beside the kind. */
	private record Details(@Nullable Long by, @Nullable UUID contact, @Nullable String reason, @Nullable Integer missed,
			@Nullable String note) {
	}

	@Override
	public void missed(StaffId agent, ContactId contact, int missed) {
		add(agent, Kind.PAUSED_MISSED, new Details(null, contact.value(), null, missed, null));
	}

	@Override
	public void happened(StaffId agent, Kind kind, Optional<ContactId> contact) {
		add(agent, kind, new Details(null, contact.map(ContactId::value).orElse(null), null, null, null));
	}

	@Override
	public void done(StaffId agent, Kind kind, StaffId by, Optional<PauseReason> reason, String note) {
		add(agent, kind, new Details(by.value(), null, reason.map(PauseReason::code).orElse(null), null,
				note.isEmpty() ? null : note));
	}

	private void add(StaffId agent, Kind kind, Details details) {
		this.jdbc.sql("""
				insert into agent_notice (agent, at, kind, by_staff, contact, pause_reason, missed, note)
				values (:agent, :at, :kind, :by, :contact, :reason, :missed, :note)""")
			.param("agent", agent.value())
			.param("at", Timestamp.from(this.clock.instant()))
			.param("kind", kind.name())
			.param("by", details.by())
			.param("contact", details.contact())
			.param("reason", details.reason())
			.param("missed", details.missed())
			.param("note", details.note())
			.update();
	}

	@Override
	public List<AgentNotice> unread(StaffId agent) {
		return this.jdbc.sql("""
				select id, at, kind, by_staff, contact, pause_reason, missed, note from agent_notice
				where agent = :agent and seen_at is null order by at desc, id desc limit :shown""")
			.param("agent", agent.value())
			.param("shown", SHOWN)
			.query(this::notice)
			.list();
	}

	private AgentNotice notice(ResultSet row, int index) throws SQLException {
		long by = row.getLong("by_staff");
		int missed = row.getInt("missed");
		return new AgentNotice(row.getLong("id"), Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
				Kind.valueOf(Objects.requireNonNull(row.getString("kind"))), (by > 0) ? name(new StaffId(by)) : null,
				row.getObject("contact", UUID.class), row.getString("pause_reason"), (missed > 0) ? missed : null,
				row.getString("note"));
	}

	private String name(StaffId member) {
		return this.staff.find(member).map(StaffMember::displayName).orElse("");
	}

	@Override
	public void read(StaffId agent, long id) {
		// Whoever has read the newest has seen the older ones that no longer fit.
		this.jdbc.sql("""
				update agent_notice set seen_at = :at where agent = :agent and seen_at is null and (id = :id
				or at < cast(:at as timestamptz) - interval '1 day')""")
			.param("agent", agent.value())
			.param("id", id)
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
	}

}

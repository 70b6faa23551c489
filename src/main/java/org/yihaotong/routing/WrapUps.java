package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.agents.AgentsProperties;
import org.yihaotong.agents.WrapUpRule;
import org.yihaotong.agents.WrapUpRule.Kind;
import org.yihaotong.agents.WrapUpRules;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;

/**
 * The wrap-ups, with one timer for each agent: what an agent begins to wrap up while
 * another wrap-up goes on ends with it or later, never earlier, and their extensions are
 * counted together.
 */
@Repository
class WrapUps {

	private static final String SELECT = """
			select id, wrap_kind, expires_at, wrap_extensions - wrap_extended as left, wrap_extension_seconds
			from reservation where state = 'WRAPPING'""";

	private final JdbcClient jdbc;

	private final WrapUpRules rules;

	private final RoutingProperties defaults;

	private final AgentsProperties desks;

	WrapUps(JdbcClient jdbc, WrapUpRules rules, RoutingProperties defaults, AgentsProperties desks) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.defaults = defaults;
		this.desks = desks;
	}

	/**
	 * A wrap-up that goes on.
	 *
	 * @param reservation of what
	 * @param kind what ends it
	 * @param until when its time is over
	 * @param extensionsLeft how often the agent may still extend it
	 * @param extensionSeconds by how much
	 */
	record WrapUp(UUID reservation, Kind kind, Instant until, int extensionsLeft, int extensionSeconds) {

		boolean mayBeEnded() {
			return switch (this.kind) {
				case OPTIONAL, MANDATORY, NONE -> true;
				case TIMED -> false;
			};
		}

	}

	/**
	 * Finds the rule for a contact; without one calls are wrapped up, and nothing else.
	 */
	WrapUpRule rule(Reservation work) {
		LineNumber line = this.jdbc.sql("select line from queue_entry where contact = :contact")
			.param("contact", work.contact().value())
			.query((row, index) -> new LineNumber(Objects.requireNonNull(row.getString("line"))))
			.single();
		return this.rules.of(work.channel(), line).orElseGet(() -> byDefault(work));
	}

	private WrapUpRule byDefault(Reservation work) {
		Duration length = this.defaults.wrapUp();
		if (!work.voice() || length.isZero()) {
			return WrapUpRule.none();
		}
		return new WrapUpRule(Kind.OPTIONAL, length, this.desks.wrapUpExtensions(), this.desks.wrapUpExtension());
	}

	/**
	 * Begins one.
	 * @param work whose work is over
	 * @param rule how it is wrapped up
	 * @param endedAt when the work ended
	 * @param now the present time
	 */
	void begin(Reservation work, WrapUpRule rule, Instant endedAt, Instant now) {
		this.jdbc.sql("""
				update reservation r set state = 'WRAPPING', work_ended_at = :endedAt, wrap_kind = :kind,
				wrap_extensions = :extensions, wrap_extension_seconds = :extension,
				expires_at = greatest(cast(:until as timestamptz), running.until),
				wrap_extended = coalesce(running.extended, 0)
				from (select max(expires_at) as until, max(wrap_extended) as extended from reservation
				where agent = :agent and state = 'WRAPPING') running
				where r.id = :id""")
			.param("endedAt", Timestamp.from(endedAt))
			.param("kind", rule.kind().name())
			.param("extensions", rule.extensions())
			.param("extension", rule.extension().toSeconds())
			.param("until", Timestamp.from(now.plus(rule.length())))
			.param("agent", work.agent().value())
			.param("id", work.id())
			.update();
	}

	/**
	 * Extends what an agent wraps up, all of it.
	 * @param agent who
	 * @param id the wrap-up that allows it
	 * @return false if it does not go on, or may not be extended any more
	 */
	boolean extend(StaffId agent, UUID id) {
		return this.jdbc.sql("""
				update reservation r set wrap_extended = r.wrap_extended + 1,
				expires_at = r.expires_at + allowed.wrap_extension_seconds * interval '1 second'
				from (select wrap_extension_seconds from reservation where id = :id and agent = :agent
				and state = 'WRAPPING' and wrap_extended < wrap_extensions for update) allowed
				where r.agent = :agent and r.state = 'WRAPPING'""")
			.param("id", id)
			.param("agent", agent.value())
			.update() > 0;
	}

	Map<UUID, WrapUp> of(StaffId agent) {
		return found(this.jdbc.sql(SELECT + " and agent = :agent").param("agent", agent.value()));
	}

	Map<UUID, WrapUp> all() {
		return found(this.jdbc.sql(SELECT));
	}

	private static Map<UUID, WrapUp> found(JdbcClient.StatementSpec statement) {
		return statement.query(WrapUps::wrapUp)
			.list()
			.stream()
			.collect(Collectors.toMap(WrapUp::reservation, (wrapUp) -> wrapUp));
	}

	private static WrapUp wrapUp(ResultSet row, int index) throws SQLException {
		String kind = Optional.ofNullable(row.getString("wrap_kind")).orElse(Kind.OPTIONAL.name());
		return new WrapUp(Objects.requireNonNull(row.getObject("id", UUID.class)), Kind.valueOf(kind),
				Objects.requireNonNull(row.getTimestamp("expires_at")).toInstant(), Math.max(0, row.getInt("left")),
				row.getInt("wrap_extension_seconds"));
	}

}

package org.yihaotong.talk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;

/**
 * How far the handing over to each emergency service has come.
 */
@Repository
class Briefings {

	private final JdbcClient jdbc;

	Briefings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Where the last try stands. */
	enum State {

		SENDING, DELIVERED, FAILED

	}

	/**
	 * How one stands.
	 *
	 * @param party the call to the service
	 * @param state of the last revision
	 * @param deliveredAt when a revision was accepted last
	 * @param why the last one failed
	 * @param detail more of that
	 */
	record Standing(UUID party, State state, Optional<Instant> deliveredAt, Optional<NotBriefed.Why> why,
			String detail) {
	}

	/**
	 * Notes that a further revision is on its way.
	 * @return its number
	 */
	int begins(Party party, Instant at) {
		return this.jdbc.sql("""
				insert into emergency_briefing (party, contact, state, revision, changed_at)
				values (:party, :contact, 'SENDING', 1, :at)
				on conflict (party) do update set state = 'SENDING', revision = emergency_briefing.revision + 1,
					changed_at = :at
				returning revision""")
			.param("party", party.id())
			.param("contact", party.contact().value())
			.param("at", Timestamp.from(at))
			.query(Integer.class)
			.single();
	}

	void delivered(UUID party, String way, String content, Instant at) {
		this.jdbc.sql("""
				update emergency_briefing set state = 'DELIVERED', way = :way, content = :content, why = null,
					detail = '', changed_at = :at, delivered_at = :at
				where party = :party""")
			.param("party", party)
			.param("way", way)
			.param("content", content)
			.param("at", Timestamp.from(at))
			.update();
	}

	void failed(UUID party, NotBriefed why, Instant at) {
		this.jdbc
			.sql("""
					update emergency_briefing set state = 'FAILED', why = :why, detail = left(:detail, 200), changed_at = :at
					where party = :party""")
			.param("party", party)
			.param("why", why.why().name())
			.param("detail", why.detail())
			.param("at", Timestamp.from(at))
			.update();
	}

	/** Ends what a stopped server has left on its way. */
	int interrupted(Instant before, Instant at) {
		return this.jdbc.sql("""
				update emergency_briefing set state = 'FAILED', why = 'INTERRUPTED', changed_at = :at
				where state = 'SENDING' and changed_at < :before""")
			.param("before", Timestamp.from(before))
			.param("at", Timestamp.from(at))
			.update();
	}

	Map<UUID, Standing> of(ContactId contact) {
		return this.jdbc
			.sql("select party, state, delivered_at, why, detail from emergency_briefing where contact = :contact")
			.param("contact", contact.value())
			.query(Briefings::standing)
			.list()
			.stream()
			.collect(Collectors.toMap(Standing::party, Function.identity()));
	}

	private static Standing standing(ResultSet row, int index) throws SQLException {
		return new Standing(Objects.requireNonNull(row.getObject("party", UUID.class)),
				State.valueOf(row.getString("state")),
				Optional.ofNullable(row.getTimestamp("delivered_at")).map(Timestamp::toInstant),
				Optional.ofNullable(row.getString("why")).map(NotBriefed.Why::valueOf),
				Objects.requireNonNull(row.getString("detail")));
	}

}

package org.yihaotong.routing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.StaffId;

/**
 * Counts the offers that failed at an agent's end, from the reservations.
 */
@Repository
class OfferCounts {

	private static final String COUNTS = """
			count(*) filter (where state = :missed) as missed,
			count(*) filter (where state = :rejected) as rejected,
			count(*) filter (where state = :failed and reason = :failedReason) as failed""";

	private final JdbcClient jdbc;

	OfferCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What came to nothing.
	 *
	 * @param missed not answered
	 * @param rejected refused
	 * @param failed the softphone could not be called
	 */
	record Counts(int missed, int rejected, int failed) {

		static final Counts NONE = new Counts(0, 0, 0);

	}

	Counts since(StaffId agent, Instant since) {
		return counting("select " + COUNTS + " from reservation where agent = :agent and offered_at >= :since")
			.param("agent", agent.value())
			.param("since", Timestamp.from(since))
			.query(Counts.class)
			.single();
	}

	/**
	 * Counts for all shifts that go on.
	 * @return the agents for whom there was any offer
	 */
	Map<StaffId, Counts> ofShifts() {
		return counting("select agent, " + COUNTS + """
				 from agent_shift s join reservation using (agent)
				where s.ended_at is null and offered_at >= s.began_at group by agent""")
			.query((row, index) -> Map.entry(new StaffId(row.getLong("agent")),
					new Counts(row.getInt("missed"), row.getInt("rejected"), row.getInt("failed"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private JdbcClient.StatementSpec counting(String sql) {
		return this.jdbc.sql(sql)
			.param("missed", OfferEnd.MISSED.state().name())
			.param("rejected", OfferEnd.REJECTED.state().name())
			.param("failed", OfferEnd.FAILED.state().name())
			.param("failedReason", OfferEnd.FAILED.reason());
	}

	/**
	 * Counts the misses in a row: whoever took or refused an offer in between was there.
	 * @param agent who
	 * @param since from when on
	 * @return how many
	 */
	int missedInARow(StaffId agent, Instant since) {
		return this.jdbc
			.sql("""
					select count(*) from reservation r where r.agent = :agent and r.state = :missed and r.offered_at >= :since
					and not exists (select 1 from reservation o where o.agent = :agent and o.offered_at > r.offered_at
					and (o.accepted_at is not null or o.state = :rejected))""")
			.param("agent", agent.value())
			.param("missed", OfferEnd.MISSED.state().name())
			.param("rejected", OfferEnd.REJECTED.state().name())
			.param("since", Timestamp.from(since))
			.query(Integer.class)
			.single();
	}

}

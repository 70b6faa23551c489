package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.estimate.PatientQueueLength;
import org.yihaotong.routing.estimate.QueueSnapshot;
import org.yihaotong.routing.estimate.RecentPast;
import org.yihaotong.routing.estimate.WaitEstimator;
import org.yihaotong.routing.hotqueue.WorkClass;

/**
 * Looks at the stored queue, once in two seconds however many ask, and estimates by the
 * estimator that came out best ({@code ./bench wait}, docs/benchmarks.md).
 */
@Component
class StoredWaitEstimates implements WaitEstimates {

	private static final Duration FRESH = Duration.ofSeconds(2);

	/** What agents and callers are like today, not last week. */
	private static final Duration LATELY = Duration.ofMinutes(30);

	private final WaitEstimator estimator = new PatientQueueLength();

	private final JdbcClient jdbc;

	private final QueueEntries entries;

	private final AgentDesk agents;

	private final Reservations reservations;

	private final Clock clock;

	private final AtomicReference<@Nullable Seen> latest = new AtomicReference<>();

	StoredWaitEstimates(JdbcClient jdbc, QueueEntries entries, AgentDesk agents, Reservations reservations,
			Clock clock) {
		this.jdbc = jdbc;
		this.entries = entries;
		this.agents = agents;
		this.reservations = reservations;
		this.clock = clock;
	}

	@Override
	public Optional<WaitEstimate> forNewcomer() {
		Seen seen = seen();
		return estimate(seen, seen.waiting());
	}

	@Override
	public Optional<WaitEstimate> forWaiting(ContactId contact) {
		return this.entries.find(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING && entry.workClass() == WorkClass.VOICE)
			.flatMap((entry) -> estimate(seen(), this.entries.ahead(entry)));
	}

	private Optional<WaitEstimate> estimate(Seen seen, int ahead) {
		if (seen.free() > ahead) {
			return Optional.of(new WaitEstimate(Duration.ZERO));
		}
		return this.estimator
			.estimate(new QueueSnapshot(ahead, seen.atWork(), seen.past(), Optional.empty(), Optional.empty()))
			.map(WaitEstimate::new);
	}

	private Seen seen() {
		Instant now = this.clock.instant();
		Seen known = this.latest.get();
		if (known != null && now.isBefore(known.at().plus(FRESH)) && !now.isBefore(known.at())) {
			return known;
		}
		Seen seen = look(now);
		this.latest.set(seen);
		return seen;
	}

	private Seen look(Instant now) {
		Set<StaffId> talking = this.reservations.open()
			.stream()
			.filter(Reservation::voice)
			.map(Reservation::agent)
			.collect(Collectors.toSet());
		long free = this.agents.all()
			.stream()
			.filter((agent) -> agent.presence() == AgentStatus.Presence.READY && !talking.contains(agent.agent()))
			.count();
		return this.jdbc.sql("""
				select (select count(*) from queue_entry where state = 'WAITING' and channel = 'VOICE') as waiting,
					done.served, done.work, gone.left_early, gone.waited
				from (select count(*) as served, coalesce(sum(extract(epoch from ended_at - accepted_at)), 0) as work
					from reservation where channel = 'VOICE' and ended_at > :since and accepted_at is not null) as done,
					(select count(*) filter (where state = 'ABANDONED') as left_early,
						coalesce(sum(extract(epoch from coalesce(answered_at, ended_at) - joined_at)), 0) as waited
					from queue_entry where channel = 'VOICE' and joined_at > :since
						and (answered_at is not null or state = 'ABANDONED')) as gone""")
			.param("since", Timestamp.from(now.minus(LATELY)))
			.query((row, index) -> seen(row, now, Math.toIntExact(free), talking.size()))
			.single();
	}

	private static Seen seen(ResultSet row, Instant now, int free, int talking) throws SQLException {
		RecentPast past = new RecentPast(row.getLong("served"), seconds(row, "work"), row.getLong("left_early"),
				seconds(row, "waited"));
		return new Seen(now, row.getInt("waiting"), free, free + talking, past);
	}

	private static Duration seconds(ResultSet row, String column) throws SQLException {
		return Duration.ofMillis(Math.max(0, Math.round(row.getDouble(column) * 1000)));
	}

	/**
	 * The queue as it was seen.
	 *
	 * @param at when
	 * @param waiting callers
	 * @param free agents who are ready and have no call
	 * @param atWork these, and those who have one
	 * @param past what went on lately
	 */
	private record Seen(Instant at, int waiting, int free, int atWork, RecentPast past) {
	}

}

package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentProfile;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.estimate.PatientQueueLength;
import org.yihaotong.routing.estimate.QueueSnapshot;
import org.yihaotong.routing.estimate.RecentPast;
import org.yihaotong.routing.estimate.WaitEstimator;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.routing.hotqueue.Rings.Ring;
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

	private final AgentSkills skills;

	private final Reservations reservations;

	private final Clock clock;

	private final AtomicReference<@Nullable Seen> latest = new AtomicReference<>();

	StoredWaitEstimates(JdbcClient jdbc, QueueEntries entries, AgentDesk agents, AgentSkills skills,
			Reservations reservations, Clock clock) {
		this.jdbc = jdbc;
		this.entries = entries;
		this.agents = agents;
		this.skills = skills;
		this.reservations = reservations;
		this.clock = clock;
	}

	@Override
	public Optional<WaitEstimate> forWaiting(ContactId contact) {
		return this.entries.find(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING && entry.workClass() == WorkClass.VOICE)
			.flatMap(this::estimate);
	}

	/** Whoever can be had first, now or once less is needed, ends the wait. */
	private Optional<WaitEstimate> estimate(QueueEntry entry) {
		Instant now = this.clock.instant();
		Seen seen = seen();
		int ahead = this.entries.ahead(entry);
		List<Ring> rings = entry.rings().from(now);
		int alike = rings.stream().allMatch((ring) -> ring.needs().isNone()) ? ahead : this.entries.aheadAlike(entry);
		return rings.stream()
			.flatMap((ring) -> wait(seen, ring.needs(), ahead, alike)
				.map((wait) -> longer(wait, Duration.between(now, ring.since())))
				.stream())
			.min(Comparator.naturalOrder())
			.map(WaitEstimate::new);
	}

	/**
	 * Estimates the wait for those who can do something. They take those before who need
	 * the same, and of the others their share.
	 */
	private Optional<Duration> wait(Seen seen, Needs needs, int ahead, int alike) {
		Crew crew = needs.isNone() ? seen.all() : seen.able(needs);
		if (crew.size() == 0) {
			return Optional.empty();
		}
		int before = needs.isNone() ? ahead
				: alike + Math.toIntExact((long) (ahead - alike) * crew.size() / seen.all().size());
		if (crew.free() > before) {
			return Optional.of(Duration.ZERO);
		}
		return this.estimator
			.estimate(new QueueSnapshot(before, crew.size(), seen.past(), Optional.empty(), Optional.empty()));
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? other : one;
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
		Map<StaffId, Boolean> free = new HashMap<>();
		this.agents.all()
			.stream()
			.filter((agent) -> agent.presence() == Presence.READY)
			.forEach((agent) -> free.put(agent.agent(), true));
		this.reservations.open().stream().filter(Reservation::voice).forEach((call) -> free.put(call.agent(), false));
		return this.jdbc.sql("""
				select done.served, done.work, gone.left_early, gone.waited
				from (select count(*) as served, coalesce(sum(extract(epoch from ended_at - accepted_at)), 0) as work
					from reservation where channel = 'VOICE' and ended_at > :since and accepted_at is not null) as done,
					(select count(*) filter (where state = 'ABANDONED') as left_early,
						coalesce(sum(extract(epoch from coalesce(answered_at, ended_at) - joined_at)), 0) as waited
					from queue_entry where channel = 'VOICE' and joined_at > :since
						and (answered_at is not null or state = 'ABANDONED')) as gone""")
			.param("since", Timestamp.from(now.minus(LATELY)))
			.query((row, index) -> new Seen(now, free, abilities(free), past(row)))
			.single();
	}

	/** Read only when somebody asks who needs something. */
	private Supplier<Map<StaffId, Map<Skill, Integer>>> abilities(Map<StaffId, Boolean> free) {
		return SingletonSupplier.of(() -> this.skills.profiles(free.keySet())
			.stream()
			.collect(Collectors.toMap(AgentProfile::agent, AgentProfile::skills)));
	}

	private static RecentPast past(ResultSet row) throws SQLException {
		return new RecentPast(row.getLong("served"), seconds(row, "work"), row.getLong("left_early"),
				seconds(row, "waited"));
	}

	private static Duration seconds(ResultSet row, String column) throws SQLException {
		return Duration.ofMillis(Math.max(0, Math.round(row.getDouble(column) * 1000)));
	}

	/**
	 * The queue as it was seen.
	 *
	 * @param at when
	 * @param free who is at work, and whether without a call
	 * @param abilities what those can do for whom something was set
	 * @param past what went on lately
	 */
	private record Seen(Instant at, Map<StaffId, Boolean> free, Supplier<Map<StaffId, Map<Skill, Integer>>> abilities,
			RecentPast past) {

		Crew all() {
			return Crew.of(this.free.values());
		}

		Crew able(Needs needs) {
			Map<StaffId, Map<Skill, Integer>> skills = this.abilities.get();
			return Crew.of(this.free.entrySet()
				.stream()
				.filter((agent) -> needs.metBy(agent.getKey(), skills.getOrDefault(agent.getKey(), Map.of())))
				.map(Map.Entry::getValue)
				.toList());
		}

	}

	/**
	 * Agents who take the same calls.
	 *
	 * @param size how many are at work
	 * @param free how many of them have no call
	 */
	private record Crew(int size, int free) {

		static Crew of(Collection<Boolean> free) {
			return new Crew(free.size(), Collections.frequency(free, true));
		}

	}

}

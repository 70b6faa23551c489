package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Rings;

/**
 * Reads the figures from what is open now and from what joined since a time.
 */
@Repository
class StoredQueueFigures implements QueueFigures {

	private final JdbcClient jdbc;

	private final Reservations reservations;

	StoredQueueFigures(JdbcClient jdbc, Reservations reservations) {
		this.jdbc = jdbc;
		this.reservations = reservations;
	}

	@Override
	public List<Waiting> waiting() {
		return this.jdbc.sql("""
				select channel, count(*) as waiting, min(joined_at) as oldest from queue_entry
				where state = 'WAITING' group by channel""")
			.query((row, index) -> new Waiting(Channel.valueOf(Objects.requireNonNull(row.getString("channel"))),
					row.getInt("waiting"), Objects.requireNonNull(row.getTimestamp("oldest")).toInstant()))
			.list();
	}

	@Override
	public List<LineWaiting> callers() {
		return this.jdbc.sql("""
				select line, count(*) as waiting, min(joined_at) as oldest from queue_entry
				where state = 'WAITING' and channel = 'VOICE' group by line""")
			.query((row, index) -> new LineWaiting(new LineNumber(Objects.requireNonNull(row.getString("line"))),
					row.getInt("waiting"), Objects.requireNonNull(row.getTimestamp("oldest")).toInstant()))
			.list();
	}

	@Override
	public List<GroupWaiting> groups(Instant at) {
		Map<Skill, GroupWaiting> groups = new TreeMap<>();
		this.jdbc.sql("""
				select rings, joined_at from queue_entry where state = 'WAITING' and position('group:' in rings) > 0""")
			.query((row) -> {
				Instant joined = Objects.requireNonNull(row.getTimestamp("joined_at")).toInstant();
				Rings.parse(Objects.requireNonNull(row.getString("rings")))
					.at(at)
					.levels()
					.keySet()
					.stream()
					.filter(Skill::isGroup)
					.forEach((group) -> groups.merge(group, new GroupWaiting(group, 1, joined),
							StoredQueueFigures::sum));
			});
		return List.copyOf(groups.values());
	}

	private static GroupWaiting sum(GroupWaiting one, GroupWaiting other) {
		return new GroupWaiting(one.group(), one.count() + other.count(),
				one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest());
	}

	@Override
	public Map<StaffId, Busy> busy() {
		return this.reservations.open()
			.stream()
			.collect(Collectors.toMap(Reservation::agent, StoredQueueFigures::busyWith,
					(one, other) -> (one.compareTo(other) <= 0) ? one : other));
	}

	private static Busy busyWith(Reservation open) {
		return switch (open.state()) {
			case PENDING -> Busy.OFFERED;
			case WRAPPING -> Busy.WRAPPING;
			case ACCEPTED, CONSULTING, REJECTED, TIMED_OUT, CANCELLED, RESCINDED, COMPLETED ->
				open.voice() ? Busy.TALKING : Busy.WORKING;
		};
	}

	@Override
	public List<LineCalls> calls(Instant since, Duration soon) {
		return this.jdbc.sql("""
				select line, count(answered_at) as answered,
				count(*) filter (where answered_at <= joined_at + :soon * interval '1 millisecond') as answered_soon,
				count(*) filter (where state = 'ABANDONED') as abandoned,
				coalesce(sum(extract(epoch from answered_at - joined_at)), 0) as answer_time
				from queue_entry where joined_at >= :since and channel = 'VOICE' group by line order by line""")
			.param("since", Timestamp.from(since))
			.param("soon", soon.toMillis())
			.query(StoredQueueFigures::calls)
			.list();
	}

	private static LineCalls calls(ResultSet row, int index) throws SQLException {
		return new LineCalls(new LineNumber(Objects.requireNonNull(row.getString("line"))), row.getInt("answered"),
				row.getInt("answered_soon"), row.getInt("abandoned"),
				Duration.ofMillis(Math.round(row.getDouble("answer_time") * 1000)));
	}

}

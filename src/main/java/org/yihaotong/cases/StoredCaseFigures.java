package org.yihaotong.cases;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the figures from the open cases and from what was closed since a time; never from
 * all that was ever closed.
 */
@Repository
class StoredCaseFigures implements CaseFigures {

	private final JdbcClient jdbc;

	StoredCaseFigures(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Counts counts(Instant now, Instant dayBegan, Instant dayEnds) {
		Map<CaseState, Integer> states = new EnumMap<>(CaseState.class);
		for (CaseState state : CaseState.values()) {
			states.put(state, 0);
		}
		this.jdbc.sql("""
				select state, count(*) as cases from case_file where state in ('DISPATCHED', 'IN_PROGRESS', 'REPLIED')
				group by state
				union all select 'CLOSED', count(*) from case_file where closed_at >= :dayBegan""")
			.param("dayBegan", Timestamp.from(dayBegan))
			.query((row) -> {
				states.put(CaseState.valueOf(Objects.requireNonNull(row.getString("state"))), row.getInt("cases"));
			});
		return this.jdbc
			.sql("""
					select count(*) filter (where due_at >= :now) as due_today, count(*) filter (where due_at < :now) as overdue
					from case_file where state in ('DISPATCHED', 'IN_PROGRESS') and due_at < :dayEnds""")
			.param("now", Timestamp.from(now))
			.param("dayEnds", Timestamp.from(dayEnds))
			.query((row, index) -> new Counts(states, row.getInt("due_today"), row.getInt("overdue")))
			.single();
	}

}

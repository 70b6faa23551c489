package org.yihaotong.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;

/**
 * Reads the figures from the times of arrival.
 */
@Repository
class StoredContactFigures implements ContactFigures {

	private final JdbcClient jdbc;

	private final LineDirectory lines;

	StoredContactFigures(JdbcClient jdbc, LineDirectory lines) {
		this.jdbc = jdbc;
		this.lines = lines;
	}

	@Override
	public List<Arrivals> arrivals(Instant since) {
		return this.jdbc.sql("""
				select line, channel, count(*) as arrived from contact where received_at >= :since
				group by line, channel order by line, channel""")
			.param("since", Timestamp.from(since))
			.query((row, index) -> {
				String line = Objects.requireNonNull(row.getString("line"));
				return new Arrivals(new LineNumber(line), this.lines.dialled(line).nameZh(),
						Channel.valueOf(Objects.requireNonNull(row.getString("channel"))), row.getInt("arrived"));
			})
			.list();
	}

}

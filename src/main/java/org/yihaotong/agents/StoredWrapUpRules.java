package org.yihaotong.agents;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.agents.WrapUpRule.Kind;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;

/**
 * The rules in PostgreSQL.
 */
@Repository
class StoredWrapUpRules implements WrapUpRules {

	/**
	 * A rule as it is stored.
	 *
	 * @param channel for which channel
	 * @param line for which line, empty for all of the channel
	 * @param kind what ends the wrap-up
	 * @param seconds how long it lasts
	 * @param extensions how often it may be extended
	 * @param extensionSeconds by how much
	 */
	record Row(Channel channel, String line, Kind kind, int seconds, int extensions, int extensionSeconds) {

		WrapUpRule rule() {
			return new WrapUpRule(this.kind, Duration.ofSeconds(this.seconds), this.extensions,
					Duration.ofSeconds(this.extensionSeconds));
		}

	}

	private static final String SELECT = """
			select channel, line, kind, seconds, extensions, extension_seconds from wrap_up_rule\s""";

	private final JdbcClient jdbc;

	StoredWrapUpRules(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<WrapUpRule> of(Channel channel, LineNumber line) {
		return this.jdbc.sql(SELECT + "where channel = :channel and line in ('', :line) order by line desc limit 1")
			.param("channel", channel.name())
			.param("line", line.value())
			.query(Row.class)
			.optional()
			.map(Row::rule);
	}

	List<Row> all() {
		return this.jdbc.sql(SELECT + "order by channel, line").query(Row.class).list();
	}

	void put(Row row) {
		this.jdbc.sql("""
				insert into wrap_up_rule (channel, line, kind, seconds, extensions, extension_seconds)
				values (:channel, :line, :kind, :seconds, :extensions, :extensionSeconds)
				on conflict (channel, line) do update set kind = excluded.kind, seconds = excluded.seconds,
				extensions = excluded.extensions, extension_seconds = excluded.extension_seconds""")
			.param("channel", row.channel().name())
			.param("line", row.line())
			.param("kind", row.kind().name())
			.param("seconds", row.seconds())
			.param("extensions", row.extensions())
			.param("extensionSeconds", row.extensionSeconds())
			.update();
	}

	void delete(Channel channel, String line) {
		this.jdbc.sql("delete from wrap_up_rule where channel = :channel and line = :line")
			.param("channel", channel.name())
			.param("line", line)
			.update();
	}

}

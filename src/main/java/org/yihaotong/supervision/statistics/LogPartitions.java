package org.yihaotong.supervision.statistics;

import java.sql.Date;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the log's partitions ahead of the calendar. Where it could not, rows go into the
 * default partition and {@code yihaotong.statistics.unpartitioned} tells how many; they
 * move into their month as soon as it is made.
 */
@Component
class LogPartitions {

	private static final Logger logger = LoggerFactory.getLogger(LogPartitions.class);

	/** Nobody who calls may wait for long while a partition is made. */
	private static final String PATIENCE = "set local lock_timeout = '2s'";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final StatisticsProperties rules;

	private final Clock clock;

	private final AtomicLong unpartitioned = new AtomicLong();

	LogPartitions(JdbcClient jdbc, TransactionTemplate transaction, StatisticsProperties rules, Clock clock,
			MeterRegistry meters) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.rules = rules;
		this.clock = clock;
		Gauge.builder("yihaotong.statistics.unpartitioned", this.unpartitioned, AtomicLong::doubleValue)
			.description("Rows of the event log that no month was ready for")
			.register(meters);
	}

	/** Makes the coming months, and this one if it is missing. */
	@Scheduled(fixedRateString = "PT1H")
	void ahead() {
		YearMonth present = YearMonth.from(this.clock.instant().atZone(ZoneOffset.UTC));
		for (int month = 0; month <= this.rules.monthsAhead(); month++) {
			make(present.plusMonths(month));
		}
		long rows = this.jdbc.sql("select count(*) from event_log_default").query(Long.class).single();
		if (this.unpartitioned.getAndSet(rows) == 0 && rows > 0) {
			logger.error("{} rows of the event log lie outside of every month (docs/statistics.md says what to do)",
					rows);
		}
	}

	/**
	 * Makes one month.
	 * @param month which
	 * @return false if it was there, or has to be tried again
	 */
	boolean make(YearMonth month) {
		try {
			return Boolean.TRUE.equals(this.transaction.execute((status) -> {
				this.jdbc.sql(PATIENCE).update();
				return this.jdbc.sql("select event_log_month(:month)")
					.param("month", Date.valueOf(month.atDay(1)))
					.query(Boolean.class)
					.single();
			}));
		}
		// Busy just now: there are months to go, and the next hour tries again.
		catch (DataAccessException ex) {
			logger.warn("The partition of {} could not be made yet: {}", month, ex.getMessage());
			return false;
		}
	}

}

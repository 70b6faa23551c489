package org.yihaotong.supervision.statistics;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.routing.ContactEvent;
import org.yihaotong.routing.WaitEstimate;
import org.yihaotong.routing.WaitEstimates;

/**
 * Holds estimates of the wait against the truth: what was expected when a caller joined
 * stands in the log, and so does the answer.
 */
@Component
class WaitAccuracy {

	private static final Duration LATELY = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final WaitEstimates estimates;

	private final Clock clock;

	private final AtomicReference<Errors> errors = new AtomicReference<>(Errors.NONE);

	WaitAccuracy(JdbcClient jdbc, WaitEstimates estimates, Clock clock, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.estimates = estimates;
		this.clock = clock;
		gauge(meters, "compared", Errors::compared);
		gauge(meters, "absolute.seconds", Errors::absoluteSeconds);
		gauge(meters, "bias.seconds", Errors::biasSeconds);
		gauge(meters, "near.share", Errors::nearShare);
	}

	private void gauge(MeterRegistry meters, String name, ToDoubleFunction<Errors> figure) {
		Gauge.builder("yihaotong.wait.error." + name, this.errors, (errors) -> figure.applyAsDouble(errors.get()))
			.description("Error of the announced wait, over the callers answered in the last hour")
			.register(meters);
	}

	/** Heard in the transaction that stores it: the log has already noted the joining. */
	@EventListener
	void joined(ContactEvent.Joined event) {
		Optional<WaitEstimate> expected = this.estimates.forWaiting(event.contact());
		expected.ifPresent((estimate) -> this.jdbc.sql("""
				insert into event_log (at, what, contact, channel, line, category, skill_group, millis)
				select at, 'ESTIMATED', contact, channel, line, category, skill_group, :millis from event_log
				where contact = :contact and at = :at and what = 'JOINED' and channel = 'VOICE'""")
			.param("contact", event.contact().value())
			.param("at", Timestamp.from(event.at()))
			.param("millis", estimate.expected().toMillis())
			.update());
	}

	/** Compares the last hour. */
	@Scheduled(fixedRateString = "PT1M")
	void compare() {
		this.errors.set(lately());
	}

	/**
	 * Compares the waits of the callers who were answered in the last hour and had to
	 * wait at all.
	 * @return the errors
	 */
	Errors lately() {
		return this.jdbc
			.sql("""
					select count(*) as compared, coalesce(avg(abs(told - truth)), 'NaN') as absolute,
						coalesce(avg(told - truth), 'NaN') as bias,
						coalesce(avg((abs(told - truth) <= 0.3 * truth)::int), 'NaN') as near
					from (select e.millis / 1000.0 as told, extract(epoch from a.at - a.since) as truth
						from event_log a join event_log e on e.contact = a.contact and e.at = a.since and e.what = 'ESTIMATED'
						where a.at > :since and a.at <= :now and a.what = 'ANSWERED' and a.channel = 'VOICE') as answers
					where told > 0""")
			.param("since", Timestamp.from(this.clock.instant().minus(LATELY)))
			.param("now", Timestamp.from(this.clock.instant()))
			.query((row, index) -> new Errors(row.getLong("compared"), row.getDouble("absolute"), row.getDouble("bias"),
					row.getDouble("near")))
			.single();
	}

	/**
	 * How far estimates were off.
	 *
	 * @param compared how many
	 * @param absoluteSeconds mean absolute error
	 * @param biasSeconds mean error; positive if the wait was estimated too long
	 * @param nearShare share of those within 30 % of the truth
	 */
	record Errors(long compared, double absoluteSeconds, double biasSeconds, double nearShare) {

		static final Errors NONE = new Errors(0, Double.NaN, Double.NaN, Double.NaN);

	}

}

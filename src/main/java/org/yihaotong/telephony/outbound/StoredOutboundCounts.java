package org.yihaotong.telephony.outbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;

/**
 * Counts in PostgreSQL, for all nodes.
 */
class StoredOutboundCounts implements OutboundCounts {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	StoredOutboundCounts(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Override
	public Verdict count(PhoneNumber callee, Ground ground, OutboundCaps caps, Instant at) {
		Verdict verdict = this.transaction.execute((status) -> {
			this.jdbc.sql("select pg_advisory_xact_lock(1441, 1)").query((row) -> {
			});
			Verdict found = (ground == Ground.EMERGENCY) ? Verdict.ALLOWED : caps.verdict(ground, made(callee, at));
			store(callee, ground, found, at);
			return found;
		});
		return (verdict != null) ? verdict : Verdict.ALL_HOUR;
	}

	private OutboundCaps.Made made(PhoneNumber callee, Instant at) {
		return this.jdbc.sql("""
				select (select count(*) from outbound_call where number = :number and at > :hour and refused is null),
					(select count(*) from outbound_call where number = :number and at > :day and refused is null),
					(select count(*) from outbound_call where at > :hour and refused is null),
					(select count(*) from outbound_call where at > :day and refused is null)""")
			.param("number", callee.value())
			.param("hour", Timestamp.from(at.minus(Duration.ofHours(1))))
			.param("day", Timestamp.from(at.minus(Duration.ofDays(1))))
			.query((row, index) -> new OutboundCaps.Made(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
			.single();
	}

	private void store(PhoneNumber callee, Ground ground, Verdict verdict, Instant at) {
		this.jdbc
			.sql("insert into outbound_call (number, ground, refused, at) values (:number, :ground, :refused, :at)")
			.param("number", callee.value())
			.param("ground", ground.name())
			.param("refused", (verdict == Verdict.ALLOWED) ? null : verdict.name())
			.param("at", Timestamp.from(at))
			.update();
	}

}

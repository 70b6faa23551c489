package org.yihaotong.access;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.StaffId;

/**
 * The audit log in PostgreSQL; a trigger there refuses changes.
 */
@Repository
class AuditRows implements AuditLog {

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditRows(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void record(StaffId who, String action, String subject, String reason) {
		this.jdbc.sql("insert into audit_log (at, staff, action, subject, reason) values (?, ?, ?, ?, ?)")
			.param(OffsetDateTime.now(this.clock))
			.param(who.value())
			.param(action)
			.param(subject)
			.param(reason)
			.update();
	}

}

package org.yihaotong.lines;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.LineNumber;

/**
 * A clock that a test sets, and what the modules above give to lines.
 */
@TestConfiguration(proxyBeanMethods = false)
class LineParts {

	static final Instant START = LineSamples.tuesday("10:00");

	private static volatile Instant now = START;

	static final Map<LineNumber, Situation.Load> WAITING = new ConcurrentHashMap<>();

	static final Map<LineNumber, LineFigures.Contacts> TODAY = new ConcurrentHashMap<>();

	static Instant now() {
		return now;
	}

	/** Turns the clock. */
	static void turnTo(Instant instant) {
		now = instant;
	}

	@Bean
	LineLoad lineLoad() {
		return () -> Map.copyOf(WAITING);
	}

	@Bean
	LineFigures lineFigures() {
		return (since) -> since.equals(LineSamples.tuesday("00:00")) ? Map.copyOf(TODAY) : Map.of();
	}

	@Bean
	@Primary
	Clock testClock() {
		return new Clock() {
			@Override
			public ZoneId getZone() {
				return LineSamples.CITY;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return Clock.fixed(instant(), zone);
			}

			@Override
			public Instant instant() {
				return now;
			}
		};
	}

	static StaffMember member(StaffDirectory staff, Role role) {
		return staff.withRole(role).getFirst();
	}

	static RequestPostProcessor as(StaffDirectory staff, Role role) {
		StaffPrincipal principal = new StaffPrincipal(member(staff, role), null);
		return SecurityMockMvcRequestPostProcessors
			.authentication(new TestingAuthenticationToken(principal, "", "ROLE_" + role.name()));
	}

}

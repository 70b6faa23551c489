package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.yihaotong.platform.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class CallerLimitsTests {

	private static final PhoneNumber CITIZEN = new PhoneNumber("+8613812345678");

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));

	private final CallerLimits limits = new CallerLimits(new TelephonyProperties.Limits(2, 3, List.of("120")), clock());

	private Clock clock() {
		InstantSource source = this.now::get;
		return source.withZone(ZoneOffset.UTC);
	}

	@Test
	void leavesOneNumberTheFlowSoOftenAndAgainAfterTenMinutes() {
		assertThat(admitted(Optional.of(CITIZEN), 3)).containsExactly(true, true, false);
		assertThat(admitted(Optional.of(new PhoneNumber("+8613812345679")), 1)).containsExactly(true);
		this.now.updateAndGet((at) -> at.plus(Duration.ofMinutes(11)));
		assertThat(admitted(Optional.of(CITIZEN), 1)).containsExactly(true);
	}

	@Test
	void countsAllWhoWithholdTheirNumberTogether() {
		assertThat(admitted(Optional.empty(), 4)).containsExactly(true, true, true, false);
	}

	@Test
	void neverLimitsAnEmergencyDesk() {
		assertThat(admitted(Optional.of(new PhoneNumber("120")), 50)).containsOnly(true);
	}

	@Test
	void limitsAndCountsFreshCallsOnly() {
		assertThat(admitted(call(Call.DANGER), 4)).containsOnly(true);
		assertThat(admitted(call(null), 3)).containsExactly(true, true, false);
		assertThat(admitted(call(Call.DANGER), 1)).containsExactly(true);
		assertThat(admitted(call(Call.RETURNED), 1)).containsExactly(true);
	}

	private static Call call(@Nullable String flow) {
		Call call = Mockito.mock(Call.class);
		given(call.caller()).willReturn(Optional.of(CITIZEN));
		given(call.flow()).willReturn(Optional.ofNullable(flow));
		return call;
	}

	private List<Boolean> admitted(Call call, int times) {
		return IntStream.range(0, times).mapToObj((index) -> this.limits.admit(call)).toList();
	}

	private List<Boolean> admitted(Optional<PhoneNumber> caller, int times) {
		return IntStream.range(0, times).mapToObj((index) -> this.limits.admit(caller)).toList();
	}

}

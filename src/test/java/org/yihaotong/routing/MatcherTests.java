package org.yihaotong.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.WorkClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class MatcherTests {

	private final HotQueue queue = mock(HotQueue.class);

	private final ReservationDesk desk = mock(ReservationDesk.class);

	private final OfferGate gate = new OfferGate();

	private final MatchSignal signal = new MatchSignal();

	MatcherTests() {
		new Matcher(this.queue, this.desk, mock(Rebuild.class), new AtOnce(), this.gate, this.signal);
		this.gate.looked(true);
	}

	@Test
	void goesOnAfterItDiedOfSomethingNobodyThoughtOf() throws Exception {
		List<Match> matches = List.of(new Match(ContactId.random(), new StaffId(1), WorkClass.VOICE));
		given(this.queue.match(anyInt())).willThrow(new IllegalStateException("database away"))
			.willReturn(matches)
			.willReturn(List.of());
		assertThatIllegalStateException().isThrownBy(this.signal::raise);
		this.signal.raise();
		then(this.desk).should().offer(matches);
	}

	@Test
	void drawsAgainOnlyAfterAsManyAsItAskedFor() throws Exception {
		AtomicInteger draws = new AtomicInteger();
		given(this.queue.match(anyInt())).willAnswer((call) -> {
			int some = switch (draws.incrementAndGet()) {
				case 1 -> call.getArgument(0);
				case 2 -> 3;
				default -> 0;
			};
			return Stream.generate(() -> new Match(ContactId.random(), new StaffId(1), WorkClass.VOICE))
				.limit(some)
				.toList();
		});
		this.signal.raise();
		assertThat(draws).hasValue(2);
		then(this.desk).should(times(2)).offer(any());
	}

	@Test
	void drawsOnceMoreWhenItIsWokenWhileItDraws() throws Exception {
		AtomicInteger draws = new AtomicInteger();
		given(this.queue.match(anyInt())).willAnswer((call) -> {
			if (draws.incrementAndGet() == 1) {
				this.signal.raise();
			}
			return List.of();
		});
		this.signal.raise();
		assertThat(draws).hasValue(2);
		then(this.desk).should(never()).offer(any());
	}

}

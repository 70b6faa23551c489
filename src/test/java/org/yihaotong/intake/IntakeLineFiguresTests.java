package org.yihaotong.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yihaotong.intake.ContactFigures.Arrivals;
import org.yihaotong.lines.LineFigures.Contacts;
import org.yihaotong.lines.Situation.Load;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.QueueFigures;

import static org.assertj.core.api.Assertions.assertThat;

class IntakeLineFiguresTests {

	private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

	private static final LineNumber WATER = new LineNumber("0473-2999921");

	private static final LineNumber MAIN = new LineNumber("12345");

	private final IntakeLineFigures figures = new IntakeLineFigures(
			(since) -> List.of(new Arrivals(WATER, "", Channel.VOICE, 9), new Arrivals(WATER, "", Channel.LETTER, 2),
					new Arrivals(MAIN, "", Channel.MESSAGE, 1)),
			new SmallQueue(), Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

	@Test
	void putsArrivalsAndAnswersOfALineTogether() {
		assertThat(this.figures.contacts(NOW))
			.isEqualTo(Map.of(WATER, new Contacts(9, 6, 1, 2, 0), MAIN, new Contacts(0, 0, 0, 0, 1)));
	}

	@Test
	void expectsAtLeastTheLongestWaitSoFar() {
		assertThat(this.figures.waiting()).isEqualTo(Map.of(WATER, new Load(3, Duration.ofSeconds(80))));
	}

	private static final class SmallQueue implements QueueFigures {

		@Override
		public List<Waiting> waiting() {
			return List.of();
		}

		@Override
		public List<LineWaiting> callers() {
			return List.of(new LineWaiting(WATER, 3, NOW.minusSeconds(80)));
		}

		@Override
		public List<GroupWaiting> groups(Instant at) {
			return List.of();
		}

		@Override
		public Map<StaffId, Busy> busy() {
			return Map.of();
		}

		@Override
		public List<LineCalls> calls(Instant since, Duration soon) {
			return List.of(new LineCalls(WATER, 6, 4, 1, Duration.ofSeconds(60)));
		}

	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.WorkClass;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class ReservationDeskTests {

	private final ReservationBook book = mock(ReservationBook.class);

	private final AgentDesk agents = mock(AgentDesk.class);

	private final HotQueue queue = mock(HotQueue.class);

	private final ReservationDesk desk = new ReservationDesk(this.book, mock(QueueEntries.class),
			mock(Reservations.class), mock(Seats.class), this.agents, this.queue, mock(VoiceOffers.class), new AtOnce(),
			mock(Deadlines.class), new MatchSignal(), mock(AgentDuty.class), mock(WrapUps.class),
			mock(AgentStatePush.class), mock(RoutingProperties.class), mock(RoutingMetrics.class), Clock.systemUTC());

	@Test
	void aMatchThatTheDatabaseCouldNeitherStoreNorTakeBackIsNotLeftInTheQueue() {
		StaffId agent = new StaffId(1);
		given(this.book.offer(any())).willThrow(new IllegalStateException("database away"));
		given(this.agents.status(agent)).willThrow(new IllegalStateException("database away"));
		assertThatThrownBy(() -> this.desk.offer(List.of(new Match(ContactId.random(), agent, WorkClass.VOICE))))
			.hasMessage("database away");
		then(this.queue).should().doubt();
	}

}

package org.yihaotong.routing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.AgentNotice;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WrapUpTests extends RoutingModule {

	@Autowired
	AgentWork work;

	@Autowired
	TalkWork talks;

	@Autowired
	AgentNotices notices;

	@Autowired
	WrapUps wrapUps;

	@Autowired
	ReservationBook book;

	private void rule(Channel channel, String line, String kind, int seconds, int extensions) {
		this.jdbc.sql("""
				insert into wrap_up_rule (channel, line, kind, seconds, extensions, extension_seconds)
				values (:channel, :line, :kind, :seconds, :extensions, 60)""")
			.param("channel", channel.name())
			.param("line", line)
			.param("kind", kind)
			.param("seconds", seconds)
			.param("extensions", extensions)
			.update();
	}

	private Reservation wrapping() {
		ContactId call = talking();
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
		return this.reservations.openOf(call).orElseThrow();
	}

	private int extensionsLeft(StaffId agent, UUID id) {
		return Objects.requireNonNull(this.wrapUps.of(agent).get(id)).extensionsLeft();
	}

	private Instant until(UUID id) {
		return this.reservations.find(id).flatMap(Reservation::expiresAt).orElseThrow();
	}

	@Test
	void withoutWrapUpTheAgentGetsTheNextCallAtOnce() {
		rule(Channel.VOICE, "", "NONE", 0, 0);
		ContactId call = talking();
		ContactId next = call(ago(30));
		this.asterisk.leaves(call);
		rings(next, ANNA);
		assertThat(state(call)).isEqualTo(EntryState.DONE);
		assertThat(this.jdbc.sql("select count(*) from reservation where wrap_kind is not null")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void anOptionalOneMayBeSkipped() {
		rule(Channel.VOICE, "", "OPTIONAL", 600, 0);
		Reservation wrap = wrapping();
		this.work.complete(ANNA, wrap.id());
		assertThat(with(ANNA)).isEmpty();
	}

	@Test
	void aTimedOneEndsByItselfAndOnlySo() {
		rule(Channel.VOICE, "", "TIMED", 2, 0);
		Reservation wrap = wrapping();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.work.complete(ANNA, wrap.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("wrap-up-timed"));
		assertThat(with(ANNA)).hasSize(1);
		soon(() -> assertThat(with(ANNA)).isEmpty());
		assertThat(this.notices.unread(ANNA)).isEmpty();
	}

	@Test
	void aMandatoryOneEndsByTheAgentAndAtItsLimitTheAgentIsTold() {
		rule(Channel.VOICE, "", "MANDATORY", 1, 0);
		Reservation wrap = wrapping();
		soon(() -> assertThat(with(ANNA)).isEmpty());
		assertThat(this.notices.unread(ANNA)).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(AgentNotice.Kind.WRAP_UP_LIMIT);
			assertThat(notice.contact()).isEqualTo(wrap.contact().value());
		});
	}

	@Test
	void theRuleOfALineGoesBeforeThatOfTheChannel() {
		rule(Channel.VOICE, "", "NONE", 0, 0);
		rule(Channel.VOICE, "12345", "OPTIONAL", 600, 0);
		assertThat(until(wrapping().id())).isAfter(this.clock.instant().plusSeconds(500));
	}

	@Test
	void aLetterIsWrappedUpWhereARuleSaysSo() {
		rule(Channel.LETTER, "", "OPTIONAL", 600, 0);
		ContactId letter = letter(ago(30));
		ready(ANNA);
		soon(() -> assertThat(with(ANNA)).hasSize(1));
		UUID id = with(ANNA).getFirst().id();
		this.work.accept(ANNA, id);
		this.work.complete(ANNA, id);
		assertThat(state(letter)).isEqualTo(EntryState.WRAPPING);
		this.work.complete(ANNA, id);
		assertThat(state(letter)).isEqualTo(EntryState.DONE);
	}

	@Test
	void mayBeExtendedByItsLengthAsOftenAsAllowedAndNoOftener() {
		rule(Channel.VOICE, "", "TIMED", 600, 1);
		Reservation wrap = wrapping();
		Instant before = until(wrap.id());
		this.work.extend(ANNA, wrap.id());
		assertThat(until(wrap.id())).isEqualTo(before.plusSeconds(60));
		assertThat(extensionsLeft(ANNA, wrap.id())).isZero();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.work.extend(ANNA, wrap.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("wrap-up-not-extendable"));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.work.extend(BAO, wrap.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("reservation-not-found"));
	}

	@Test
	void anExtendedOneOutlivesItsFirstTime() {
		rule(Channel.VOICE, "", "OPTIONAL", 1, 1);
		Reservation wrap = wrapping();
		this.work.extend(ANNA, wrap.id());
		soon(() -> assertThat(this.clock.instant()).isAfter(until(wrap.id()).minusSeconds(58)));
		assertThat(with(ANNA)).hasSize(1);
	}

	@Test
	void anExtensionThatCrossesItsEndHolds() {
		rule(Channel.VOICE, "", "OPTIONAL", 600, 1);
		Reservation wrap = wrapping();
		assertThat(this.book.wrapUpRanOut(wrap.id())).isEmpty();
		assertThat(with(ANNA)).hasSize(1);
		this.jdbc.sql("update reservation set expires_at = now() - interval '5 s' where id = :id")
			.param("id", wrap.id())
			.update();
		assertThat(this.book.wrapUpRanOut(wrap.id())).isPresent();
		assertThat(with(ANNA)).isEmpty();
	}

	@Test
	void neitherATransferNorLateNewsSetTheTimerAnew() {
		rule(Channel.VOICE, "", "OPTIONAL", 600, 1);
		ContactId call = talking();
		ready(BAO);
		UUID party = UUID.randomUUID();
		this.talks.consult(this.talks.of(call).orElseThrow(), BAO, party);
		this.asterisk.holds(call, Place.TALKING, Optional.of(seat(BAO)));
		this.talks.handOver(this.talks.of(call).orElseThrow(), party);
		this.asterisk.tell(new CallEvent.Talk.SeatLeft(call, seat(ANNA), this.clock.instant()));
		this.asterisk.tell(new CallEvent.Talk.SeatLeft(call, seat(BAO), this.clock.instant()));
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
		this.work.extend(BAO, party);
		Instant until = until(party);
		this.asterisk.leaves(call);
		ContactId other = call(ago(5));
		soon(() -> assertThat(state(other)).isEqualTo(EntryState.OFFERED));
		assertThat(until(party)).isEqualTo(until);
		assertThat(extensionsLeft(BAO, party)).isZero();
	}

	@Test
	void aSecondWrapUpOfAnAgentEndsWithTheFirstOrLaterNeverEarlier() {
		rule(Channel.LETTER, "", "OPTIONAL", 600, 1);
		rule(Channel.MESSAGE, "", "OPTIONAL", 5, 1);
		ready(ANNA);
		letter(ago(30));
		join(Channel.MESSAGE, Priority.NORMAL, ago(20));
		soon(() -> assertThat(with(ANNA)).hasSize(2));
		with(ANNA).forEach((offer) -> this.work.accept(ANNA, offer.id()));
		UUID first = with(ANNA).stream().filter((held) -> held.channel() == Channel.LETTER).findFirst().get().id();
		UUID second = with(ANNA).stream().filter((held) -> held.channel() == Channel.MESSAGE).findFirst().get().id();
		this.work.complete(ANNA, first);
		this.work.extend(ANNA, first);
		this.work.complete(ANNA, second);
		assertThat(until(second)).isEqualTo(until(first));
		assertThat(extensionsLeft(ANNA, second)).isZero();
	}

	@Test
	void aTimerThatWasLostWithItsServerIsFoundInPostgreSql() {
		rule(Channel.VOICE, "", "TIMED", 600, 0);
		Reservation wrap = wrapping();
		this.jdbc.sql("update reservation set expires_at = now() - interval '5 s' where id = :id")
			.param("id", wrap.id())
			.update();
		soon(() -> assertThat(with(ANNA)).isEmpty());
	}

}

package org.yihaotong.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;

import static org.assertj.core.api.Assertions.assertThat;

class LookTests {

	private final ContactId contact = ContactId.random();

	private final Look allAnswer = new Look(List.of(), Map.of(), Set.of());

	private final Look twoIsSilent = new Look(List.of(), Map.of("two", Set.of(this.contact)), Set.of());

	@Test
	void whatIsNotThereIsOverWhenAllAnswer() {
		assertThat(this.allAnswer.mayBeHeld(this.contact, () -> Optional.of("two"))).isFalse();
	}

	@Test
	void aCallOfASilentOneMayGoOn() {
		assertThat(this.twoIsSilent.mayBeHeld(this.contact, Optional::empty)).isTrue();
		assertThat(this.twoIsSilent.mayBeHeld(ContactId.random(), () -> Optional.of("two"))).isTrue();
	}

	@Test
	void aCallOfAnotherOneIsOverAllTheSame() {
		assertThat(this.twoIsSilent.mayBeHeld(ContactId.random(), () -> Optional.of("one"))).isFalse();
	}

	@Test
	void aCallOfWhichNobodyKnowsWhereItWasMayGoOn() {
		assertThat(this.twoIsSilent.mayBeHeld(ContactId.random(), Optional::empty)).isTrue();
		assertThat(this.twoIsSilent.mayBeHeld(ContactId.random(), () -> Optional.of(""))).isTrue();
	}

}

package org.yihaotong.telephony.softphone;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.Seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DerivedPasswordsTests {

	private final SeatPassword issued = new SeatPassword(UUID.fromString("00000000-0000-0000-0000-000000000001"),
			new Seat("1001"), Instant.EPOCH);

	private final DerivedPasswords passwords = new DerivedPasswords("secret");

	/**
	 * Made by
	 * {@code printf 'seat-1001 00000000-0000-0000-0000-000000000001' | openssl dgst -sha256 -hmac secret -r | cut -c1-32}
	 * and {@code printf 'seat-1001:yihaotong:PASSWORD' | md5sum}.
	 */
	@Test
	void derivesThePasswordAndWhatAsteriskIsTold() {
		assertThat(this.passwords.password(this.issued)).isEqualTo("34091cf91306a90be23d1560b188e75d");
		assertThat(this.passwords.digest(this.issued)).isEqualTo("900d8615c21b3143cef022d4099b6788");
	}

	@Test
	void anotherIssueAnotherSeatAndAnotherSecretMakeOthers() {
		String password = this.passwords.password(this.issued);
		assertThat(this.passwords.password(new SeatPassword(UUID.randomUUID(), new Seat("1001"), Instant.EPOCH)))
			.isNotEqualTo(password);
		assertThat(this.passwords.password(new SeatPassword(this.issued.id(), new Seat("1002"), Instant.EPOCH)))
			.isNotEqualTo(password);
		assertThat(new DerivedPasswords("other").password(this.issued)).isNotEqualTo(password);
	}

	@Test
	void makesNoneWithoutASecret() {
		assertThatIllegalStateException().isThrownBy(() -> new DerivedPasswords("").password(this.issued))
			.withMessageContaining("seat-secret");
	}

}

package org.yihaotong.telephony.softphone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.yihaotong.platform.Seat;

/**
 * Makes passwords out of what was issued and the server's secret: every node and every
 * life of the server makes the same, and none is stored.
 */
class DerivedPasswords {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int LENGTH = 32;

	/** The realm of {@code dialplan/pjsip.conf}. */
	private static final String REALM = "yihaotong";

	private final String secret;

	DerivedPasswords(String secret) {
		this.secret = secret;
	}

	static String user(Seat seat) {
		return "seat-" + seat.value();
	}

	String password(SeatPassword issued) {
		if (this.secret.isEmpty()) {
			throw new IllegalStateException("yihaotong.telephony.seat-secret is not set");
		}
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			byte[] code = mac.doFinal(bytes(user(issued.seat()) + " " + issued.id()));
			return HexFormat.of().formatHex(code).substring(0, LENGTH);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Gives what Asterisk is told instead of the password: RFC 7616 calls it H(A1). JsSIP
	 * speaks MD5 only; 128 random bits cannot be found again from it.
	 */
	String digest(SeatPassword issued) {
		try {
			String named = user(issued.seat()) + ":" + REALM + ":" + password(issued);
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes(named)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

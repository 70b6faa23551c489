package org.yihaotong.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What programs meet that look for open SIP servers: no channel, and nothing that tells a
 * seat from a name that does not exist.
 */
class ScannerTests {

	@Test
	void aStrangerInTheNetworkLearnsNothingAndGetsNoChannel() throws IOException {
		try (AsteriskPart asterisk = AsteriskPart.start(Map.of("YIHAOTONG_TRUNK_MATCH", "127.0.0.9/32"))) {
			assertThat(answer(asterisk, "INVITE", "00441234567890", "100")).isEqualTo(401);
			assertThat(answer(asterisk, "INVITE", "12345", "seat-1021")).isEqualTo(401);
			assertThat(answer(asterisk, "REGISTER", "seat-1021", "seat-1021")).isEqualTo(401);
			assertThat(answer(asterisk, "REGISTER", "seat-9999", "seat-9999")).isEqualTo(401);
			assertThat(answer(asterisk, "OPTIONS", "12345", "100")).isEqualTo(401);
			assertThat(asterisk.asterisk().run("core show channels count")).contains("0 active channels",
					"0 calls processed");
			assertThat(asterisk.asterisk().run("core show channels count")).doesNotContain("1 call processed");
		}
	}

	@Test
	void aStrangerFromElsewhereIsTurnedAwayBeforeAnythingIsRead() throws IOException {
		try (AsteriskPart asterisk = AsteriskPart.start(Map.of("YIHAOTONG_SIP_PERMIT", "127.0.0.9/32"))) {
			assertThat(answer(asterisk, "INVITE", "12345", "100")).isIn(0, 403);
			assertThat(answer(asterisk, "REGISTER", "seat-1021", "seat-1021")).isIn(0, 403);
			assertThat(asterisk.asterisk().run("core show channels count")).contains("0 active channels",
					"0 calls processed");
		}
	}

	/**
	 * Sends a request.
	 * @return the status of the first answer, 0 without one
	 */
	private static int answer(AsteriskPart asterisk, String method, String to, String from) throws IOException {
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			String host = "127.0.0.1:" + asterisk.sipPort();
			String request = method + " sip:" + to + "@" + host + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
					+ socket.getLocalPort() + ";branch=z9hG4bK" + UUID.randomUUID()
					+ "\r\nMax-Forwards: 70\r\nFrom: <sip:" + from + "@" + host + ">;tag=1\r\nTo: <sip:" + to + "@"
					+ host + ">\r\nCall-ID: " + UUID.randomUUID() + "\r\nCSeq: 1 " + method
					+ "\r\nContact: <sip:x@127.0.0.1:" + socket.getLocalPort()
					+ ">\r\nUser-Agent: friendly-scanner\r\nContent-Length: 0\r\n\r\n";
			byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
			socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), asterisk.sipPort()));
			socket.setSoTimeout(3_000);
			DatagramPacket reply = new DatagramPacket(new byte[4096], 4096);
			socket.receive(reply);
			String first = new String(reply.getData(), 0, reply.getLength(), StandardCharsets.US_ASCII);
			return Integer.parseInt(first.split(" ", 3)[1]);
		}
		catch (SocketTimeoutException ex) {
			return 0;
		}
	}

}

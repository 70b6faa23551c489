package org.yihaotong.telephony.agi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.OutboundGuard;
import org.yihaotong.telephony.SignsOfLife;
import org.yihaotong.telephony.media.AudioSocketServer;
import org.yihaotong.telephony.media.PeerAllowList;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

class FastAgiServerTests {

	private static final PeerAllowList LOOPBACK = new PeerAllowList(List.of("127.0.0.1/32"));

	private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

	private final int port = TestParts.freePort();

	private AudioSocketServer media;

	@TempDir
	private Path sounds;

	@BeforeEach
	void media() {
		this.media = AudioSocketServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LOOPBACK);
	}

	@AfterEach
	void close() {
		this.media.close();
	}

	@Test
	void handsACallOver() throws IOException {
		ContactId contact = ContactId.random();
		try (FastAgiServer server = server(LOOPBACK, 10, this.calls::add); Socket asterisk = connect()) {
			tell(asterisk, contact.toString(), "12345", "13812345678");
			Awaitility.await().until(() -> !this.calls.isEmpty());
			assertThat(this.calls.element().contact()).isEqualTo(contact);
			assertThat(this.calls.element().caller()).isPresent();
			assertEnds(asterisk);
		}
	}

	@Test
	void refusesWhoIsNotOnTheList() throws IOException {
		PeerAllowList foreign = new PeerAllowList(List.of("192.0.2.1/32"));
		try (FastAgiServer server = server(foreign, 10, this.calls::add); Socket asterisk = connect()) {
			tell(asterisk, ContactId.random().toString(), "12345", "");
			assertThat(asterisk.getInputStream().readAllBytes()).isEmpty();
			assertThat(this.calls).isEmpty();
		}
	}

	@Test
	void givesTheCallerBackWhenTooManyFlowsRun() throws IOException {
		CountDownLatch over = new CountDownLatch(1);
		CallHandler waits = (call) -> {
			this.calls.add(call);
			await(over);
		};
		try (FastAgiServer server = server(LOOPBACK, 1, waits); Socket first = connect(); Socket second = connect()) {
			tell(first, ContactId.random().toString(), "12345", "");
			Awaitility.await().until(() -> this.calls.size() == 1);
			assertThat(second.getInputStream().readAllBytes()).isEmpty();
			over.countDown();
			assertEnds(first);
		}
	}

	@Test
	void survivesARequestWithoutSense() throws IOException {
		// The first place may be given back only after its connection has ended.
		try (FastAgiServer server = server(LOOPBACK, 2, this.calls::add)) {
			try (Socket nonsense = connect()) {
				tell(nonsense, "not a contact", "12345", "");
				assertEnds(nonsense);
			}
			try (Socket asterisk = connect()) {
				tell(asterisk, ContactId.random().toString(), "12345", "");
				Awaitility.await().until(() -> this.calls.size() == 1);
			}
		}
	}

	private FastAgiServer server(PeerAllowList peers, int maxCalls, CallHandler handler) throws IOException {
		FastAgiServer server = new FastAgiServer(handler, new SoundFiles(this.sounds, "/srv"), this.media,
				"127.0.0.1:" + this.media.port(),
				new FastAgiServer.Settings(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), peers,
						maxCalls,
						new FastAgiServer.Outbound((callee, ground) -> OutboundGuard.Verdict.ALL_HOUR, "trunk"),
						new SignsOfLife()));
		server.start();
		return server;
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout(10_000);
		return socket;
	}

	/** asterisk-java says goodbye by setting a variable and waits for the answer. */
	private static void assertEnds(Socket socket) throws IOException {
		socket.shutdownOutput();
		assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("STREAM");
	}

	/** What Asterisk says first on a FastAGI connection. */
	private static void tell(Socket socket, String... arguments) throws IOException {
		StringBuilder text = new StringBuilder("agi_network: yes\nagi_network_script: call\nagi_request: agi://h/call\n"
				+ "agi_channel: PJSIP/trunk-00000001\nagi_uniqueid: 1.1\n");
		for (int at = 0; at < arguments.length; at++) {
			text.append("agi_arg_").append(at + 1).append(": ").append(arguments[at]).append('\n');
		}
		socket.getOutputStream().write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

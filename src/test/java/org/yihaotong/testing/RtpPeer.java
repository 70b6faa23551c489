package org.yihaotong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The ear and the mouth of a telephone: sends RTP without a break (silence, recordings,
 * keys) and measures what it hears.
 */
final class RtpPeer implements AutoCloseable {

	private static final int FRAME = 160;

	private static final int ALAW = 8;

	private static final int KEY_EVENT = 101;

	private static final int HEADER = 12;

	private static final int MARKER = 0x80;

	/** A key is held for 160 ms; its last packet is sent three times (RFC 4733, 2.5). */
	private static final int KEY_FRAMES = 8;

	private static final String KEYS = "0123456789*#";

	private final DatagramSocket socket;

	private final ScheduledExecutorService sender = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rtp").factory());

	private final Deque<byte[]> frames = new ArrayDeque<>();

	private final ConcurrentLinkedQueue<byte[]> toSay = new ConcurrentLinkedQueue<>();

	private final ConcurrentLinkedQueue<Character> toPress = new ConcurrentLinkedQueue<>();

	private final HeardAudio heard = new HeardAudio();

	private volatile @Nullable InetSocketAddress remote;

	private volatile boolean speaking;

	private int sequence;

	private int timestamp;

	private int keyFrame;

	private int keyTimestamp;

	RtpPeer() {
		try {
			this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofPlatform().daemon().name("rtp-in").start(this::receive);
		this.sender.scheduleAtFixedRate(this::tick, 0, 20, TimeUnit.MILLISECONDS);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/**
	 * Begins to send.
	 * @param host the other side's address on this machine
	 * @param port its port
	 */
	void connect(String host, int port) {
		this.remote = new InetSocketAddress(host, port);
	}

	void disconnect() {
		this.remote = null;
		this.toSay.clear();
		this.toPress.clear();
	}

	/**
	 * Says a recording after what is being said now.
	 * @param wav 8 kHz mono, A-law or linear
	 */
	void say(Path wav) {
		this.speaking = true;
		this.toSay.add(Alaw.read(wav));
	}

	/**
	 * Presses keys one after another.
	 * @param keys digits, star and hash
	 */
	void press(String keys) {
		for (char key : keys.toCharArray()) {
			if (KEYS.indexOf(key) < 0) {
				throw new IllegalArgumentException("Not a key: " + key);
			}
			this.toPress.add(key);
		}
	}

	boolean speaking() {
		return this.speaking;
	}

	HeardAudio heard() {
		return this.heard;
	}

	private void tick() {
		InetSocketAddress target = this.remote;
		if (target == null) {
			return;
		}
		this.timestamp += FRAME;
		try {
			Character key = this.toPress.peek();
			if (key != null) {
				sendKey(target, KEYS.indexOf(key));
			}
			else {
				send(target, ALAW, this.timestamp, nextFrame());
			}
		}
		catch (IOException ex) {
			// The other side has just gone; its port answers with an ICMP refusal.
			this.remote = null;
		}
	}

	private byte[] nextFrame() {
		byte[] next = this.toSay.poll();
		if (next != null) {
			for (int at = 0; at < next.length; at += FRAME) {
				byte[] frame = Alaw.silence(FRAME);
				System.arraycopy(next, at, frame, 0, Math.min(FRAME, next.length - at));
				this.frames.add(frame);
			}
		}
		byte[] frame = this.frames.poll();
		this.speaking = !this.frames.isEmpty() || !this.toSay.isEmpty();
		return (frame != null) ? frame : Alaw.silence(FRAME);
	}

	private void sendKey(InetSocketAddress target, int event) throws IOException {
		if (this.keyFrame == 0) {
			this.keyTimestamp = this.timestamp;
		}
		this.keyFrame++;
		boolean pressed = this.keyFrame <= KEY_FRAMES;
		if (pressed || this.keyFrame <= KEY_FRAMES + 3) {
			int duration = Math.min(this.keyFrame, KEY_FRAMES) * FRAME;
			byte[] payload = ByteBuffer.allocate(4)
				.put((byte) event)
				.put((byte) (pressed ? 10 : MARKER | 10))
				.putShort((short) duration)
				.array();
			send(target, KEY_EVENT | ((this.keyFrame == 1) ? MARKER : 0), this.keyTimestamp, payload);
			return;
		}
		send(target, ALAW, this.timestamp, Alaw.silence(FRAME));
		if (this.keyFrame > KEY_FRAMES * 2) {
			this.keyFrame = 0;
			this.toPress.poll();
		}
	}

	private void send(InetSocketAddress target, int type, int time, byte[] payload) throws IOException {
		byte[] packet = ByteBuffer.allocate(HEADER + payload.length)
			.put((byte) 0x80)
			.put((byte) type)
			.putShort((short) this.sequence++)
			.putInt(time)
			.putInt(port())
			.put(payload)
			.array();
		this.socket.send(new DatagramPacket(packet, packet.length, target));
	}

	private void receive() {
		byte[] buffer = new byte[2048];
		while (!this.socket.isClosed()) {
			try {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				this.socket.receive(packet);
				take(buffer, packet.getLength());
			}
			catch (IOException ex) {
				// Closed, or an ICMP refusal of a packet sent before: look again.
			}
		}
	}

	private void take(byte[] packet, int length) {
		if (length <= HEADER || (packet[1] & 0x7f) != ALAW) {
			return;
		}
		int begin = HEADER + 4 * (packet[0] & 0x0f);
		double squares = 0;
		for (int at = begin; at < length; at++) {
			double sample = Alaw.decode(packet[at]);
			squares += sample * sample;
		}
		this.heard.add(Math.sqrt(squares / Math.max(1, length - begin)));
	}

	void awaitSaid(Duration limit) {
		Awaitility.await("all said").atMost(limit).until(() -> !this.speaking);
	}

	@Override
	public void close() {
		this.sender.shutdownNow();
		this.socket.close();
	}

}

package org.yihaotong.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/**
 * Finds and checks ports.
 */
final class Ports {

	private Ports() {
	}

	/**
	 * Finds a port of the loopback interface that is free now.
	 * @return the port
	 */
	static int free() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes sure that a port can be used.
	 * @param port the port
	 * @param use what it is for, in words
	 * @param remedy how another one is chosen
	 * @throws LauncherProblem if another program has it
	 */
	static void requireFree(int port, String use, String remedy) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(port));
		}
		catch (IOException ex) {
			throw new LauncherProblem(
					"Port " + port + " (" + use + ") is taken by another program. Stop that program, or " + remedy, ex);
		}
	}

	/**
	 * Takes a port if nothing listens there, any free one otherwise.
	 * @param port the port
	 * @return a port that is free now
	 */
	static int freeOr(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			return free();
		}
	}

	/**
	 * Makes sure that Asterisk can have its SIP port.
	 * @param port the UDP port
	 * @throws LauncherProblem if another program has it
	 */
	static void requireFreeForSip(int port) {
		try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(port))) {
			socket.setReuseAddress(false);
		}
		catch (SocketException ex) {
			throw new LauncherProblem("Port " + port + "/udp (SIP) is taken by another program. Stop that program, or "
					+ "choose another one: ./run --sip-port N", ex);
		}
	}

}

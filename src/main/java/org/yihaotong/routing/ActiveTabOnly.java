package org.yihaotong.routing;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentTabs;
import org.yihaotong.agents.AgentTabs.Role;

/**
 * Refuses what an agent does on a page that is not the active one any more. Looking is
 * allowed everywhere.
 */
@Component
class ActiveTabOnly implements HandlerInterceptor, WebMvcConfigurer {

	private static final Set<String> LOOKING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(),
			HttpMethod.OPTIONS.name());

	private final AgentTabs tabs;

	ActiveTabOnly(AgentTabs tabs) {
		this.tabs = tabs;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/api/agent/**").excludePathPatterns("/api/agent/tab");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!LOOKING.contains(request.getMethod())
				&& request.getUserPrincipal() instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof StaffPrincipal principal) {
			TabKey key = TabKey.of(request);
			if (this.tabs.role(principal.member().id(), key.tab(), key.session()) == Role.PASSIVE) {
				throw ReservationRefused.otherTab();
			}
		}
		return true;
	}

}

package org.yihaotong.access;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the staff console: an address that is no file is a screen of the console.
 */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {

	private static final String FILES = "classpath:/static/console/";

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/console", "/console/");
		registry.addViewController("/console/").setViewName("forward:/console/index.html");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		// The build puts a hash into these names: they never change.
		registry.addResourceHandler("/console/assets/**")
			.addResourceLocations(FILES + "assets/")
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
		registry.addResourceHandler("/console/**")
			.addResourceLocations(FILES)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new FileOrShell());
	}

	private static final class FileOrShell extends PathResourceResolver {

		@Override
		protected @Nullable Resource getResource(String path, Resource location) throws IOException {
			Resource file = super.getResource(path, location);
			return (file != null || path.contains(".")) ? file : super.getResource("index.html", location);
		}

	}

}
